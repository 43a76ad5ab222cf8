import { join } from 'node:path'
import { expect, it } from 'vitest'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { backUpFile } from './back-up-file'
import { replaceContent, type Replacement } from './replace-content'

it('changes nothing where what was provided does not hold any more, or a statement fails', async () => {
  const { store, folder, remove } = await openTemporaryStore()
  const [file, source] = [join(folder, 'sightline.db'), join(folder, 'source')]
  await store.append([incomingVisit('before', 'r', Date.UTC(2026, 9, 1))])
  backUpFile(file, source)
  await store.append([incomingVisit('since', 'r', Date.UTC(2026, 9, 2))])
  const replacement: Replacement = { united: [], emptied: [], left: [], provided: 'select 1', behind: [] }
  expect(() => replaceContent(file, source, { ...replacement, provided: 'select version from main.tombstone_state where version = 7' })).toThrow(/Nothing was restored/)
  expect(() => replaceContent(file, source, { ...replacement, behind: ['update main.no_such_table set version = 1'] })).toThrow(expect.objectContaining({ code: 'failed', message: expect.stringMatching(/^The database refused a statement\. .*no_such_table/) }))
  expect(await store.totals()).toEqual({ visits: 2, visitors: 2 })
  replaceContent(file, source, replacement)
  expect(await store.totals()).toEqual({ visits: 1, visitors: 1 })
  await remove()
})
