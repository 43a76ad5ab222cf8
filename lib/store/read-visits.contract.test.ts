import { afterEach, beforeEach, expect, it } from 'vitest'
import { selectPacked } from './read-visits'
import { selectVisits } from './select-visits'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

let opened: Awaited<ReturnType<typeof openTemporaryStore>>
beforeEach(async () => {
  opened = await openTemporaryStore()
})
afterEach(() => opened.remove())

// PostgreSQL looks at the rows whatever an index has.
it('reads a page of a history from an index alone', async () => {
  const { database } = opened
  const page = selectVisits(database, 'v', {}).orderBy('time', 'desc').orderBy('request_id', 'desc').limit(50)
  const { sql: text, parameters } = selectPacked(database, page).compile()
  const { rows } = await database.ask({ sql: `explain query plan ${text}`, parameters: parameters.map(String) })
  expect(rows.map(String).join('\n')).toContain('SEARCH visits USING COVERING INDEX visits_by_visitor (visitor_id=?)')
})
