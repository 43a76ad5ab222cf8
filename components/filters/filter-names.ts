/** What narrows visits, under the names that it has in addresses, in the order in which it is shown. */
export const filterNames = ['url', 'country', 'city', 'linked_id', 'ip', 'network', 'browser', 'os', 'bot', 'incognito'] as const
export type FilterName = (typeof filterNames)[number]

/** The same, and a range of time, ISO 8601. */
export const timedFilterNames = [...filterNames, 'from', 'to'] as const
export type TimedFilterName = (typeof timedFilterNames)[number]

/** As they stand in an address; what is absent narrows nothing. */
export type FilterValues = Readonly<Partial<Record<TimedFilterName, string>>>
export type FilterChanges = Partial<Record<TimedFilterName, string | null>>
