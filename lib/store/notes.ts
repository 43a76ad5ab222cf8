import type { Database } from '../database/open-database'

export async function readNote({ kysely }: Database, key: string): Promise<string | null> {
  const row = await kysely.selectFrom('store_notes').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeNote({ kysely }: Database, key: string, value: string): Promise<void> {
  await kysely.insertInto('store_notes').values({ key, value }).onConflict((conflict) => conflict.column('key').doUpdateSet({ value })).execute()
}
