import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import { ipToBytes } from '../visits/ip-address'
import { every, filterConditions, some, timeConditions } from './filter-conditions'
import { type Arm, armsOfLead, everything, mostArms } from './search-arms'
import { leadHolds } from './search-leads'
import type { SearchQuestion } from './search-types'

export interface SearchPlan {
  /** Together they have every visit that may match, within the times of the filter; none: nothing matches. */
  arms: Arm[]
  /** What is left to ask of a visit of the arms. */
  rest: RawBuilder<boolean>
  /** All that is asked of a visit, wherever it comes from. */
  matches: RawBuilder<boolean>
}

/** How to come to the visits of a question by the most telling index, else through all of them by time. */
export async function planSearch(database: Database, { leads, filter }: SearchQuestion): Promise<SearchPlan> {
  const asked = filterConditions(filter)
  const matches = every(leads.length === 0 ? asked : [some(leads.map(leadHolds)), ...asked])
  const inTime = (arm: Arm): Arm => ({ ...arm, holds: every([arm.holds, ...timeConditions(filter)]) })
  const byFilter = armOfFilter(filter)
  if (byFilter) return { arms: [inTime(byFilter)], rest: matches, matches }

  const ways = leads.length > 0 ? leads : leadsOfFilter(filter)
  if (ways.length === 0) return { arms: [inTime(everything)], rest: matches, matches }
  const found = await Promise.all(ways.map((lead) => armsOfLead(database, lead)))
  const arms = await withVisits(database, found.flatMap((one) => one ?? []))
  if (found.includes(undefined) || arms.length > mostArms) return { arms: [inTime(everything)], rest: matches, matches }
  return { arms: arms.map(inTime), rest: every(asked), matches }
}

/** The indexes that lead to the fewest visits. */
function armOfFilter({ linkedId, ip }: SearchQuestion['filter']): Arm | undefined {
  const bytes = ip === undefined ? undefined : ipToBytes(ip)
  if (bytes) return { holds: sql<boolean>`visits.ip = ${bytes}`, ordered: true }
  return linkedId === undefined ? undefined : { holds: sql<boolean>`visits.linked_id = ${linkedId}`, ordered: true }
}

function leadsOfFilter({ urlPart, network }: SearchQuestion['filter']): SearchQuestion['leads'] {
  if (urlPart !== undefined) return [{ kind: 'url', value: urlPart }]
  return network === undefined ? [] : [{ kind: 'network', value: network }]
}

/** A pasted ticket has many terms, each of which may be several things; most of them are nothing. */
async function withVisits({ kysely }: Database, arms: readonly Arm[]): Promise<Arm[]> {
  if (arms.length < 4) return [...arms]
  const known = new Set<number>()
  for (let start = 0; start < arms.length; start += mostAtOnce) {
    const tests = arms.slice(start, start + mostAtOnce).map(({ holds }, index) => sql`select ${start + index} as arm where exists (select 1 from visits where ${holds})`)
    const { rows } = await sql<{ arm: number }>`select arm from (${sql.join(tests, sql` union all `)}) as known`.execute(kysely)
    for (const { arm } of rows) known.add(Number(arm))
  }
  return arms.filter((_, index) => known.has(index))
}

/** Parts of one statement; SQLite takes 500. */
const mostAtOnce = 200
