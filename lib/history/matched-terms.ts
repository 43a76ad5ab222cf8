import type { Lead } from '../store/search-types'
import { ipToBytes, parseCidr } from '../visits/ip-address'
import type { TimeWindow } from '../visits/time-window'
import type { Visit } from '../visits/visit'
import type { TermLeads } from './search-leads'

/** The terms that lead to a visit, each as what it turned out to be. */
export function matchedTerms(visit: Visit, terms: readonly TermLeads[]): TermLeads['term'][] {
  return terms.flatMap(({ term: { value }, leads }) => {
    const found = leads.find((lead) => leadsTo(lead, visit))
    return found ? { kind: found.kind, value } : []
  })
}

function leadsTo(lead: Lead, visit: Visit): boolean {
  if (lead.kind === 'time') return isWithin(visit, lead.window)
  return hasValue(lead, visit) && (lead.windows === undefined || lead.windows.some((window) => isWithin(visit, window)))
}

function hasValue({ kind, value }: Exclude<Lead, { kind: 'time' }>, { visitorId, linkedId, ip, url }: Visit): boolean {
  switch (kind) {
    case 'visitorId':
      return visitorId === value
    case 'visitorIdPart':
      return visitorId.startsWith(value)
    case 'linkedId':
      return linkedId === value
    case 'ip':
      return ip === value
    case 'network':
      return ip !== undefined && isInNetwork(ip, value)
    case 'url':
      return url?.toLowerCase().includes(value.toLowerCase()) ?? false
  }
}

function isInNetwork(ip: string, network: string): boolean {
  const [bytes, range] = [ipToBytes(ip), parseCidr(network)]
  return bytes !== undefined && range !== undefined && Buffer.compare(bytes, range.first) >= 0 && Buffer.compare(bytes, range.last) <= 0
}

const isWithin = ({ timestamp }: Visit, { from, to }: TimeWindow) => timestamp >= from && timestamp <= to
