import { expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { eachDatabase } from '../database/test-helpers/each-database'
import { createVisitStore } from './create-visit-store'
import { incomingVisit } from './test-helpers/incoming-visit'

eachDatabase('several openers of one store', (createPlace) => {
  it('count exactly when they append the same visits at once, each in an order of its own', { timeout: 60_000 }, async () => {
    const place = await createPlace()
    const stores = [1, 2].map(() => createVisitStore(openDatabase({ ...place.options, prepare: migrate })))
    const visits = Array.from({ length: 400 }, (_, index) => incomingVisit(`v${index % 10}`, `r${index}`, index + 1, { linkedId: `l${index % 3}` }))
    const pieces = Array.from({ length: 20 }, (_, index) => visits.slice(index * 20, index * 20 + 20))
    const reports = await Promise.all(stores.flatMap((store, opener) => (opener === 0 ? pieces : pieces.map((piece) => piece.toReversed())).map(async (piece, index) => {
      if (index % 3 === 0) await store.totals()
      return store.append(piece)
    })))
    expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(400)
    expect(reports.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(400)
    await stores[0]?.settle()
    expect(await stores[1]?.totals()).toEqual({ visits: 400, visitors: 10 })
    for (const store of stores) await store.close()
    await place.remove()
  })
})
