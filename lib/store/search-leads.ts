import { type RawBuilder, sql } from 'kysely'
import { ipToBytes, parseCidr } from '../visits/ip-address'
import type { TimeWindow } from '../visits/time-window'
import { every, some } from './filter-conditions'
import type { Lead } from './search-types'
import { urlIs } from './urls-of-part'

/** Above every character that a text can go on with. */
export const lastCharacter = '\u{10FFFF}'

/** Holds for visits to which the lead leads. */
export function leadHolds(lead: Lead): RawBuilder<boolean> {
  if (lead.kind === 'time') return isWithin(lead.window)
  return lead.windows === undefined ? valueHolds(lead) : every([valueHolds(lead), some(lead.windows.map(isWithin))])
}

function valueHolds(lead: Exclude<Lead, { kind: 'time' }>): RawBuilder<boolean> {
  const { kind, value } = lead
  switch (kind) {
    case 'visitorId':
      return sql<boolean>`visits.visitor_id = ${value}`
    case 'visitorIdPart':
      return sql<boolean>`(visits.visitor_id >= ${value} and visits.visitor_id <= ${value + lastCharacter})`
    case 'linkedId':
      return sql<boolean>`visits.linked_id = ${value}`
    case 'ip': {
      const bytes = ipToBytes(value)
      return bytes ? sql<boolean>`visits.ip = ${bytes}` : some([])
    }
    case 'network': {
      const range = parseCidr(value)
      return range ? sql<boolean>`(visits.ip >= ${range.first} and visits.ip <= ${range.last})` : some([])
    }
    case 'url':
      return urlIs(value)
  }
}

const isWithin = ({ from, to }: TimeWindow) => sql<boolean>`(visits.time >= ${from} and visits.time <= ${to})`
