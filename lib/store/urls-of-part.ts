import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { isSqlite } from '../database/is-sqlite'

/** A part of a URL that is found by its index has at least so many characters. */
export const shortestPart = 3
/** Enough to leave few URLs to look at. */
const fewThrees = 4
const sampled = 200
/** Of the URLs that were looked at: what more of them have says little. */
const commonShare = 0.1

/**
 * The ids of URLs that have this part, letters in either case, those first seen last first; `more` when there are more than `atMost`.
 * Throws RangeError for a part of less than three characters.
 */
export async function urlsOfPart({ kysely }: Database, part: string, atMost: number): Promise<{ ids: number[]; more: boolean }> {
  if ([...part].length < shortestPart) throw new RangeError(`A part of a URL has at least ${shortestPart} characters.`)
  const { rows } = await (isSqlite(kysely) ? matchQuery(part, await rareThreesOf(kysely, part), atMost + 1) : likeQuery(part, atMost + 1)).execute(kysely)
  return { ids: rows.slice(0, atMost).map(({ id }) => id), more: rows.length > atMost }
}

/** The index is walked from its newest end, so that a common part is found at once. */
const matchQuery = (part: string, threes: readonly string[], limit: number) => sql<{ id: number }>`select urls.id from url_parts cross join urls on urls.id = url_parts.rowid
  where url_parts match ${threes.map((three) => `"${three.replaceAll('"', '""')}"`).join(' AND ')} and ${urlHas(part)} order by url_parts.rowid desc limit ${limit}`

/** PostgreSQL's index stands under `like`. */
const likeQuery = (part: string, limit: number) =>
  sql<{ id: number }>`select urls.id from urls where urls.url ilike ${`%${escapeLike(part)}%`} escape '!' order by urls.id desc limit ${limit}`

/**
 * Those of its threes to ask the index for. It walks the list of each, and those of what every URL has are as long as all URLs: a few URLs,
 * evenly from the first to the last, tell which to leave out.
 */
async function rareThreesOf(kysely: Database['kysely'], part: string): Promise<string[]> {
  const threes = threesOf(part)
  if (threes.length <= fewThrees) return threes
  const numbers = JSON.stringify(Array.from({ length: sampled }, (_, index) => index + 1))
  const { rows } = await sql<{ url: string }>`select lower(urls.url) as url from json_each(${numbers}) as numbers cross join (select max(id) as newest from urls) as reach
    cross join urls on urls.id = reach.newest * numbers.value / ${sampled}`.execute(kysely)
  const shareOf = new Map(threes.map((three) => [three, rows.filter(({ url }) => url.includes(three)).length / rows.length]))
  const byShare = threes.toSorted((one, other) => (shareOf.get(one) ?? 0) - (shareOf.get(other) ?? 0))
  const rare = byShare.filter((three) => (shareOf.get(three) ?? 0) < commonShare)
  return (rare.length > 0 ? rare : byShare).slice(0, fewThrees)
}

/** Every three characters that follow each other, as the index has them. */
function threesOf(part: string): string[] {
  const letters = [...part.toLowerCase()]
  return [...new Set(letters.slice(0, 1 - shortestPart).map((_, start) => letters.slice(start, start + shortestPart).join('')))]
}

/** Holds for the URL beside a visit when it has this part. Letters of ASCII alone are alike in either case on both databases. */
export const urlHas = (part: string) => sql<boolean>`lower(urls.url) like ${`%${escapeLike(part.toLowerCase())}%`} escape '!'`

/** The same for visits that are not beside their URL; asked for each visit by the key of its URL. */
export const urlIs = (part: string) => sql<boolean>`exists (select 1 from urls where urls.id = visits.url_id and ${urlHas(part)})`

const escapeLike = (text: string) => text.replace(/[!%_]/g, '!$&')
