import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open-database'
import { migrate } from '../database/migrate'
import { createFolder } from '../database/test-helpers/database-place'
import { selectPacked } from './read-visits'
import { selectVisits } from './select-visits'

let place: Awaited<ReturnType<typeof createFolder>>
let database: Database
beforeEach(async () => {
  place = await createFolder()
  database = openDatabase({ ...place.options, prepare: migrate })
})
afterEach(async () => {
  await database.close()
  await place.remove()
})

// PostgreSQL looks at the rows whatever an index has.
it('reads a page of a history from an index alone', async () => {
  const page = selectVisits(database, 'v', {}).orderBy('time', 'desc').orderBy('request_id', 'desc').limit(50)
  const { sql: text, parameters } = selectPacked(database, page).compile()
  const { rows } = await database.ask({ sql: `explain query plan ${text}`, parameters: parameters.map(String) })
  expect(rows.map(String).join('\n')).toContain('SEARCH visits USING COVERING INDEX visits_by_visitor (visitor_id=?)')
})
