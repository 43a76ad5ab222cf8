import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import { parseCidr } from '../visits/ip-address'
import type { TimeWindow } from '../visits/time-window'
import { every } from './filter-conditions'
import { lastCharacter, leadHolds } from './search-leads'
import type { Lead } from './search-types'
import { toHex } from './to-hex'
import { shortestPart, urlsOfPart } from './urls-of-part'

/** A way to visits. `ordered`: an index gives them newest first; else they are few enough to be sorted. */
export interface Arm {
  holds: RawBuilder<boolean>
  ordered: boolean
}

/** Merged in one statement. */
export const mostArms = 64
/** Sorted in one statement. */
export const mostSorted = 5_000
const mostUrls = 2_000
const mostRowsOfNetwork = 20_000

/** By time alone. */
export const everything: Arm = { holds: sql<boolean>`1 = 1`, ordered: true }

/** The arms that have every visit of a lead and no other; undefined where they would be too many, so that it is found by looking through all. */
export async function armsOfLead(database: Database, lead: Lead): Promise<Arm[] | undefined> {
  switch (lead.kind) {
    case 'visitorId':
    case 'linkedId':
    case 'time':
      return [{ holds: leadHolds(lead), ordered: true }]
    case 'ip':
      return inWindows([{ holds: leadHolds({ kind: 'ip', value: lead.value }), ordered: true }], lead.windows)
    case 'visitorIdPart':
      return armsOfBeginning(database, lead.value)
    case 'network':
      return inWindows(await armsOfNetwork(database, lead.value), lead.windows)
    case 'url':
      return inWindows(await armsOfUrlPart(database, lead.value), lead.windows)
  }
}

function inWindows(arms: readonly Arm[] | undefined, windows: readonly TimeWindow[] | undefined): Arm[] | undefined {
  if (arms === undefined || windows === undefined) return arms && [...arms]
  return arms.flatMap(({ holds, ordered }) => windows.map((window) => ({ holds: every([holds, leadHolds({ kind: 'time', window })]), ordered })))
}

async function armsOfBeginning({ kysely }: Database, beginning: string): Promise<Arm[] | undefined> {
  const rows = await kysely.selectFrom('visitors').select('visitor_id')
    .where('visitor_id', '>=', beginning).where('visitor_id', '<=', beginning + lastCharacter).limit(mostArms + 1).execute()
  if (rows.length > mostArms) return undefined
  return rows.map(({ visitor_id }) => ({ holds: leadHolds({ kind: 'visitorId', value: visitor_id }), ordered: true }))
}

async function armsOfNetwork(database: Database, network: string): Promise<Arm[] | undefined> {
  const range = parseCidr(network)
  if (!range) return []
  const seen = database.kysely.selectFrom('visitor_values').select('value').where('kind', '=', 'ip')
    .where('value', '>=', toHex(range.first)).where('value', '<=', toHex(range.last)).orderBy('value').limit(mostRowsOfNetwork + 1)
  const { rows } = await sql<{ value: string; many: number }>`select value, count(*) as many from ${seen} as seen group by value limit ${mostArms + 1}`.execute(database.kysely)
  if (rows.length <= mostArms && rows.reduce((sum, { many }) => sum + Number(many), 0) <= mostRowsOfNetwork) {
    return rows.map(({ value }) => ({ holds: sql<boolean>`visits.ip = ${Uint8Array.from(Buffer.from(value, 'hex'))}`, ordered: true }))
  }
  return ifFew(database, leadHolds({ kind: 'network', value: network }))
}

async function armsOfUrlPart(database: Database, part: string): Promise<Arm[] | undefined> {
  if ([...part].length < shortestPart) return undefined
  const { ids, more } = await urlsOfPart(database, part, mostUrls)
  if (more) return undefined
  if (ids.length <= mostArms) return ids.map((id) => ({ holds: sql<boolean>`visits.url_id = ${id}`, ordered: true }))
  return ifFew(database, sql<boolean>`visits.url_id in (${sql.join(ids)})`)
}

async function ifFew({ kysely }: Database, holds: RawBuilder<boolean>): Promise<Arm[] | undefined> {
  const { rows: [row] } = await sql<{ many: number }>`select count(*) as many from (select 1 as one from visits where ${holds} limit ${mostSorted + 1}) as few`.execute(kysely)
  return Number(row?.many) > mostSorted ? undefined : [{ holds, ordered: false }]
}
