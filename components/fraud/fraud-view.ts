import { createParser, parseAsBoolean, parseAsFloat, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs'
import { type CellOrder, type MapCell, cellOrders } from '@/lib/console-api/answers'
import type { MapParameters } from '@/lib/console-api/map-queries'
import type { TimeRange } from '../charts/brush-range'
import { type FilterName, filterNames } from '../filters/filter-names'
import { cellColours } from '../map/fraud-ramp'
import type { MapPlaceAndZoom } from '../map/seen-area'
import { parseAsInstant } from '../visitor/view/visitor-view'

/** So many numbers in one value, parted by commas. */
const numbersOf = (text: string, count: number): number[] | null => {
  const numbers = text.split(',').map(Number)
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : null
}

/** "39.04,-77.49,5.2" */
const parseAsMapPlace = createParser<MapPlaceAndZoom>({
  parse: (text) => {
    const [latitude, longitude, zoom] = numbersOf(text, 3) ?? []
    if (latitude === undefined || longitude === undefined || zoom === undefined) return null
    return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 1 && zoom <= 10 ? { latitude, longitude, zoom } : null
  },
  serialize: ({ latitude, longitude, zoom }) => `${latitude.toFixed(2)},${longitude.toFixed(2)},${zoom.toFixed(1)}`,
})

export type CellKey = Pick<MapCell, 'latitude' | 'longitude' | 'size'>

const parseAsCell = createParser<CellKey>({
  parse: (text) => {
    const [latitude, longitude, size] = numbersOf(text, 3) ?? []
    return latitude === undefined || longitude === undefined || size === undefined ? null : { latitude, longitude, size }
  },
  serialize: ({ latitude, longitude, size }) => `${latitude},${longitude},${size}`,
})

export const tableOrders = ['visits', 'visitors', 'bots', 'incognito', 'place'] as const
export type TableOrder = (typeof tableOrders)[number]

/** The state of the fraud map, under its names in the URL. */
export const fraudParsers = {
  url: parseAsString,
  country: parseAsString,
  city: parseAsString,
  linked_id: parseAsString,
  ip: parseAsString,
  network: parseAsString,
  browser: parseAsString,
  os: parseAsString,
  bot: parseAsFloat,
  incognito: parseAsBoolean,
  from: parseAsInstant,
  to: parseAsInstant,
  /** The whole of the archive, instead of a window. */
  all: parseAsBoolean.withDefault(false),
  colour: parseAsStringLiteral(cellColours).withDefault('bots'),
  table: parseAsBoolean.withDefault(false),
  order: parseAsStringLiteral(tableOrders).withDefault('visits'),
  at: parseAsMapPlace,
  cell: parseAsCell,
  sort: parseAsStringLiteral(cellOrders).withDefault('bots' satisfies CellOrder),
}

export type FraudView = inferParserType<typeof fraudParsers>

export { filterNames }

export const noFilter: Record<FilterName, null> = { url: null, country: null, city: null, linked_id: null, ip: null, network: null, browser: null, os: null, bot: null, incognito: null }

/** What narrows the map, the range aside, as the API takes it. */
export function filterParameters(view: FraudView): MapParameters {
  return Object.fromEntries(filterNames.map((name) => [name, view[name] ?? undefined]))
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const usualDays = 30

/** The window that is shown, ends inclusive; undefined for the whole of the archive. Without one in the URL, the 30 days before `openedAt`. */
export function rangeOf({ from, to, all }: Pick<FraudView, 'from' | 'to' | 'all'>, openedAt: number): TimeRange | undefined {
  if (all) return undefined
  const end = to ?? openedAt - 1
  return { from: Math.min(from ?? end + 1 - usualDays * dayMs, end), to: end }
}

/** Lengths of the window that are offered, in ms. */
export const windows = [
  { value: String(hourMs), label: '1 h window' },
  { value: String(6 * hourMs), label: '6 h window' },
  { value: String(dayMs), label: '24 h window' },
  { value: String(7 * dayMs), label: '7 day window' },
  { value: String(30 * dayMs), label: '30 day window' },
] as const

/** The stretch of time around a window that the scrubber shows: ten windows, eight days at least (bins of an hour), up to now where the window lies near it. */
export function scrubbedRange({ from, to }: TimeRange, openedAt: number): TimeRange {
  const width = to + 1 - from
  const span = Math.max(10 * width, 8 * dayMs)
  let end = openedAt
  while (from < end - span) end -= span / 2
  return { from: end - span, to: end - 1 }
}
