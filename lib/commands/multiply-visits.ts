import { sql } from 'kysely'
import type { Database } from '../database/open-database'

const dayMs = 86_400_000
/** Enough that the index of keys is changed in memory: its rows come in no order. */
const muchMemory = 4_000_000
const usualMemory = 131_072

/** As the copy of that number has the ids of `benchVisit`; the original is 0. */
export const copiedVisitorId = (visitorId: string, copy: number) => visitorId.slice(copy) + visitorId.slice(0, copy)
export const copiedLinkedId = (linkedId: string, copy: number) => (copy === 0 ? linkedId : linkedId.replace('account-', `accoun${String.fromCharCode(64 + copy)}-`))
export const copiedIp = (ip: string, copy: number) => ip.replace(/^10\./, `${10 + copy}.`)

/** Copies of a made-up visitor are told apart by how far the id is turned, so there are fewer than its characters. */
export const mostTimes = 19

/**
 * Makes so many times as many visits of those of `benchVisit` in an embedded store: copies at the same instants and places, of other
 * visitors, accounts and networks. Rollups are left to be counted anew. The indexes are made afterwards, which takes minutes
 * where visits that come in one by one take hours. Cut short, the store is of no use.
 */
export async function multiplyVisits({ kysely }: Database, times: number, onProgress: (visits: number) => void): Promise<void> {
  if (times < 2 || times > mostTimes) throw new RangeError(`Visits are multiplied by 2 to ${mostTimes}.`)
  const run = (statement: string) => sql.raw(statement).execute(kysely)
  const { rows: indexes } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master where type = 'index' and tbl_name = 'visits' and sql is not null and name <> 'visits_by_time'`.execute(kysely)
  const { rows: [reach] } = await sql<{ last: number; first: number; newest: number }>`select max(rowid) as last, min(time) as first, max(time) as newest from visits`.execute(kysely)
  if (!reach) return
  const days = Math.ceil((reach.newest - reach.first + 1) / dayMs)
  await run(`pragma cache_size = -${muchMemory}`)
  for (const { name } of indexes) await run(`drop index ${name}`)
  for (let day = 0, stored = reach.last; day < days; day += 1) {
    const from = reach.first + day * dayMs
    const { numAffectedRows } = await run(copyOf({ times, last: reach.last, from, to: from + dayMs - 1 }))
    onProgress((stored += Number(numAffectedRows ?? 0)))
  }
  for (const index of indexes) await run(index.sql)
  await run(`pragma cache_size = -${usualMemory}`)
}

/** Texts keep their lengths, by which packed raw texts refer to them. */
function copyOf({ times, last, from, to }: { times: number; last: number; from: number; to: number }): string {
  const same = ['incognito', 'region', 'confidence', 'bot_probability', 'ip_digest', 'linked_id_digest', 'place_id', 'client_id', 'url_id', 'raw_size', 'notes', 'raw'].join(', ')
  const copies = JSON.stringify(Array.from({ length: times - 1 }, (_, index) => index + 1))
  return `insert into visits (visitor_id, request_id, time, linked_id, ip, ${same})
    select substr(visitor_id, copy + 1) || substr(visitor_id, 1, copy), request_id, time, replace(linked_id, 'account-', 'accoun' || char(64 + copy) || '-'),
      unhex(substr(hex(ip), 1, 24) || printf('%02x', 10 + copy) || substr(hex(ip), 27)), ${same}
    from visits indexed by visits_by_time cross join (select value as copy from json_each('${copies}'))
    where time between ${from} and ${to} and visits.rowid <= ${last} order by time`
}
