import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'

const chunk = 5_000

/** What the audit has rows of, each once, some at a time. */
export async function* walkSubjects(kysely: Kysely<Schema>): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await kysely.selectFrom('audit').select('subject').distinct().where('subject', '>', after).$narrowType<{ subject: string }>().orderBy('subject').limit(chunk).execute()
    const last = rows.at(-1)
    if (!last) return
    after = last.subject
    yield rows.map(({ subject }) => subject)
  }
}
