import { expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { createPreparer } from './prepared-visit'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import { createMapRollupWriter } from './write-map-rollup'

const visitorsAtOnce = 30
const shortest = 257

/** Visitors whom nobody has seen before, as many in each of twelve towns of the north or of the south. */
function newVisits(round: number, latitude: number) {
  const prepare = createPreparer()
  return Array.from({ length: 12 * visitorsAtOnce }, (_, index) =>
    prepare(incomingVisit(`${round}-${index}`, `${index}`, 1_000, { ipLocation: { latitude, longitude: (index % 12) * 10 } })))
}

eachDatabase('what writes the rollups of the map', (createPlace) => {
  it('shortens every sketch in time, though two transactions are under way', async () => {
    const { database, remove } = await openTemporaryStore(createPlace)
    await database.kysely.selectFrom('visits').select('time').execute()
    const { prepare } = createMapRollupWriter(database, () => 0)
    for (let round = 0; round < 6; round += 1) {
      const both = [await prepare(newVisits(round, 40), 1), await prepare(newVisits(round, -40), 1)]
      for (const { statements, settle } of both) {
        await database.batch(statements)
        await settle()
      }
    }
    const { longest } = await database.kysely.selectFrom('map_cells').select(({ fn, ref }) => fn.max(fn<number>('length', [ref('sketch')])).as('longest')).executeTakeFirstOrThrow()
    expect(Number(longest)).toBeLessThanOrEqual(shortest + 2 * visitorsAtOnce * 3)
    await remove()
  })
})
