import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { isSqlite } from '../database/is-sqlite'

/** A part of a URL that is found by its index has at least so many characters. */
export const shortestPart = 3

/**
 * The ids of URLs that have this part, letters in either case, those first seen last first; `more` when there are more than `atMost`.
 * Throws RangeError for a part of less than three characters.
 */
export async function urlsOfPart({ kysely }: Database, part: string, atMost: number): Promise<{ ids: number[]; more: boolean }> {
  if ([...part].length < shortestPart) throw new RangeError(`A part of a URL has at least ${shortestPart} characters.`)
  const { rows } = await partQuery(kysely, part, atMost + 1).execute(kysely)
  return { ids: rows.slice(0, atMost).map(({ id }) => id), more: rows.length > atMost }
}

/** On SQLite the index is walked from its newest end, so that a common part is found at once; on PostgreSQL the index stands under `like`. */
function partQuery(kysely: Database['kysely'], part: string, limit: number) {
  const sqlite = isSqlite(kysely)
  return sqlite
    ? sql<{ id: number }>`select urls.id from url_parts cross join urls on urls.id = url_parts.rowid
        where url_parts match ${threesOf(part)} and ${urlHas(part)} order by url_parts.rowid desc limit ${limit}`
    : sql<{ id: number }>`select urls.id from urls where urls.url ilike ${`%${escapeLike(part)}%`} escape '!' order by urls.id desc limit ${limit}`
}

/** Every three characters that follow each other, as the index asks for them. */
function threesOf(part: string): string {
  const letters = [...part.toLowerCase()]
  const threes = letters.slice(0, 1 - shortestPart).map((_, start) => `"${letters.slice(start, start + shortestPart).join('').replaceAll('"', '""')}"`)
  return [...new Set(threes)].join(' AND ')
}

/** Holds for the URL beside a visit when it has this part. Letters of ASCII alone are alike in either case on both databases. */
export const urlHas = (part: string) => sql<boolean>`lower(urls.url) like ${`%${escapeLike(part.toLowerCase())}%`} escape '!'`

/** The same for visits that are not beside their URL; asked for each visit by the key of its URL. */
export const urlIs = (part: string) => sql<boolean>`exists (select 1 from urls where urls.id = visits.url_id and ${urlHas(part)})`

const escapeLike = (text: string) => text.replace(/[!%_]/g, '!$&')
