import { sql } from 'kysely'
import type { Database } from '../../database/open-database'

/** Every value of every table that a database can show, as one text. */
export async function everyText({ kysely }: Database): Promise<string> {
  const tables = (await kysely.introspection.getTables()).map(({ name }) => name).filter((name) => !name.startsWith('url_parts'))
  const texts = await Promise.all(tables.map(async (name) => JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(kysely)).rows)))
  return texts.join('\n')
}
