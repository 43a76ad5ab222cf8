import type { Visit } from '../visits/visit'
import { fieldsWithFirsts, type FirstField } from '../visits/visit-fields'

const mostVisits = 2_000

const readers: Record<FirstField, (visit: Visit) => string | undefined> = {
  country: (visit) => visit.ipLocation?.country?.code ?? visit.ipLocation?.country?.name,
  // Of the country too: there is more than one Berlin.
  city: ({ ipLocation: { city, country } = {} }) => (city?.name === undefined ? undefined : `${city.name}, ${country?.code}`),
  ip: (visit) => visit.ip,
  linkedId: (visit) => visit.linkedId,
  browserName: (visit) => visit.browserDetails?.browserName,
  browserVersion: ({ browserDetails: { browserName, browserMajorVersion } = {} }) => (browserMajorVersion === undefined ? undefined : `${browserName} ${browserMajorVersion}`),
  os: (visit) => visit.browserDetails?.os,
}

/** Which values occur for the first time, by visit, folded oldest first; of the newest 2,000 such visits. */
export function createFirsts() {
  const seen = new Map<FirstField, Set<string>>(fieldsWithFirsts.map((field) => [field, new Set()]))
  const firsts = new Map<string, FirstField[]>()
  let visits = 0

  return {
    see(visit: Visit) {
      const found = fieldsWithFirsts.filter((field) => {
        const value = readers[field](visit)
        const values = seen.get(field)
        if (value === undefined || !values || values.has(value)) return false
        values.add(value)
        return true
      })
      visits += 1
      if (visits === 1 || found.length === 0) return
      firsts.set(visit.requestId, found)
      if (firsts.size > mostVisits) firsts.delete(firsts.keys().next().value ?? '')
    },
    result: (): Record<string, FirstField[]> => Object.fromEntries(firsts),
  }
}
