import type { Kysely } from 'kysely'
import { isSqlite } from '../is-sqlite'

/**
 * An embedded store reads a page of a history from the index of a visitor's visits alone: their rows lie on as many pages as they are,
 * each a read of its own once the file is larger than memory. PostgreSQL looks at the rows anyway, whether they are to be seen.
 */
export async function up(db: Kysely<never>): Promise<void> {
  if (!isSqlite(db)) return
  await db.schema.dropIndex('visits_by_visitor').execute()
  await db.schema.createIndex('visits_by_visitor').on('visits')
    .columns(['visitor_id', 'time', 'request_id', 'incognito', 'bot_probability', 'ip_digest', 'linked_id_digest', 'place_id', 'client_id', 'url_id', 'linked_id', 'ip', 'region', 'confidence'])
    .execute()
}
