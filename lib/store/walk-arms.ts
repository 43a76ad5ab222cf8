import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import { type Arm, mostSorted } from './search-arms'
import type { SearchPlan } from './search-plan'
import type { VisitPlace } from './search-types'

/** Looked through with one statement: few at first, since most answers are near. */
const chunks = [250, 1_000, 5_000] as const
const leastOfArm = 50

/** A visit that was looked at. */
export interface Walked extends VisitPlace {
  matches: boolean
  /** The asked columns of a visit that matches, in their order; null for another. */
  facts: unknown[] | null
}

type PackedVisit = [visitorId: string, requestId: string, time: number, matches: number, ...facts: unknown[]]

/** The visits of a plan's arms after a place, newest first, chunk by chunk, until the caller has enough; `facts` are selected beside their dictionaries. */
export async function* walkArms(database: Database, { arms, rest }: SearchPlan, after: VisitPlace | undefined, facts: readonly RawBuilder<unknown>[] = []): AsyncGenerator<Walked[]> {
  let place = after
  for (let step = 0; arms.length > 0; step += 1) {
    const limit = Math.max(leastOfArm, Math.min(chunks[step] ?? chunks[2], Math.floor(chunks[2] / arms.length)))
    const walked = await readChunk(database, { arms, rest }, place, limit, facts)
    const last = walked.at(-1)
    if (last) yield withoutRepeats(walked)
    if (!last || walked.length < limit) return
    place = last
  }
}

async function readChunk({ kysely }: Database, { arms, rest }: Pick<SearchPlan, 'arms' | 'rest'>, after: VisitPlace | undefined, limit: number, facts: readonly RawBuilder<unknown>[]): Promise<Walked[]> {
  const names = facts.map((_, index) => `fact_${index}`)
  const selected = facts.map((fact, index) => sql`, ${fact} as ${sql.ref(names[index] ?? '')}`)
  const parts = arms.map((arm) => sql`select * from (select visits.visitor_id, visits.request_id, visits.time, case when ${rest} then 1 else 0 end as matches${sql.join(selected, sql``)}
    from ${rowsOf(arm)}${facts.length > 0 ? dictionaries : sql``} where ${arm.ordered ? arm.holds : sql`1 = 1`}${after ? sql` and (visits.time, visits.visitor_id, visits.request_id) < (${after.time}, ${after.visitorId}, ${after.requestId})` : sql``}
    order by visits.time desc, visits.visitor_id desc, visits.request_id desc limit ${limit}) as arm`)
  const columns = ['visitor_id', 'request_id', 'time', 'matches', ...names].map((name) => sql.ref(name))
  const { rows: [row] } = await sql<{ packed: string | null }>`select ${sqlFunctions(kysely).jsonRows(columns)} as packed from (
    select * from (${sql.join(parts, sql` union all `)}) as arms order by time desc, visitor_id desc, request_id desc limit ${limit}) as walked`.execute(kysely)
  const packed: PackedVisit[] = row?.packed ? JSON.parse(row.packed) : []
  return packed.map(([visitorId, requestId, time, matches, ...values]) => ({ visitorId, requestId, time, matches: matches === 1, facts: matches === 1 ? values : null }))
}

/** What is to be sorted is cut off first, whatever the database thinks of it. */
const rowsOf = ({ holds, ordered }: Arm) => (ordered ? sql`visits` : sql`(select * from visits where ${holds} limit ${mostSorted + 1}) as visits`)

const dictionaries = sql` left join places on places.id = visits.place_id left join clients on clients.id = visits.client_id left join urls on urls.id = visits.url_id`

/** A visit to which several arms lead stands there several times in a row. */
function withoutRepeats(walked: readonly Walked[]): Walked[] {
  return walked.filter((visit, index) => {
    const before = walked[index - 1]
    return before?.visitorId !== visit.visitorId || before.requestId !== visit.requestId
  })
}
