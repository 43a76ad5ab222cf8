import { type FilterChanges, type FilterValues, timedFilterNames } from '../filters/filter-names'

/** The filter that stands in an address. */
export function readFilter(parameters: URLSearchParams): FilterValues {
  return Object.fromEntries(timedFilterNames.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])))
}

/** The filter after a change; what became null is left out. */
export function changeFilter(filter: FilterValues, changes: FilterChanges): FilterValues {
  const changed = { ...filter, ...changes }
  return Object.fromEntries(timedFilterNames.flatMap((name) => (changed[name] ? [[name, changed[name]]] : [])))
}

export const isFiltered = (filter: FilterValues) => Object.keys(filter).length > 0
