import { filterWords } from '../filters/filter-words'
import { timedFilterNames } from '../filters/filter-names'
import { readFilter } from '../search/search-filter'

const longestName = 80

/** "acct_48213, Country DE" for a search, "Map, Bot probability from 0.5" for a map view; of a map view its window is left out. */
export function suggestedName(address: string, zone: string): string {
  const { pathname, searchParams } = new URL(address, 'http://console.invalid')
  const onMap = pathname === '/map'
  const filter = readFilter(searchParams)
  const words = timedFilterNames.flatMap((name) => (onMap && (name === 'from' || name === 'to') ? [] : (filterWords(filter, name, zone) ?? [])))
  const name = [onMap ? 'Map' : (searchParams.get('q') ?? ''), ...words].filter((part) => part !== '').join(', ')
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name
}
