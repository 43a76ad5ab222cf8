import { expect, it } from 'vitest'
import { sql } from 'kysely'
import { migrate } from './migrate'
import { openDatabase } from './open-database'
import { eachDatabase } from './test-helpers/each-database'

eachDatabase('the tables', (createPlace) => {
  it('are brought up to date where a migration of a later number has run already', async () => {
    const place = await createPlace()
    const database = openDatabase({ ...place.options, prepare: migrate })
    try {
      await database.kysely.schema.dropTable('saved_searches').execute()
      await sql`delete from kysely_migration where name = '006-saved-searches'`.execute(database.kysely)
      await migrate(database)
      expect(await database.kysely.selectFrom('saved_searches').selectAll().execute()).toEqual([])
    } finally {
      await database.close()
      await place.remove()
    }
  })
})
