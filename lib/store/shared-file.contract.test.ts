import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { createVisitStore } from './create-visit-store'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
beforeEach(async () => {
  opened = await openTemporaryStore()
})
afterEach(() => opened.remove())

it('counts exactly when two openers of one file append the same visits at once', async () => {
  const other = createVisitStore(openDatabase({ folder: opened.folder, prepare: migrate }))
  const visits = Array.from({ length: 400 }, (_, index) => incomingVisit(`v${index % 10}`, `r${index}`, index + 1))
  const pieces = Array.from({ length: 20 }, (_, index) => visits.slice(index * 20, index * 20 + 20))
  const reports = await Promise.all([opened.store, other].flatMap((store) => pieces.map(async (piece, index) => {
    if (index % 3 === 0) await store.totals()
    return store.append(piece)
  })))
  expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(400)
  expect(reports.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(400)
  expect(await other.totals()).toEqual({ visits: 400, visitors: 10 })
  await other.close()
})
