import { type CellSize } from '../visits/map-grid'

export const dayMs = 86_400_000
export const hourMs = 3_600_000

/** The grids that are stored; every other size is made of the next finer one. */
export const storedSizes = [5, 1, 0.25] as const satisfies readonly CellSize[]
export type StoredSize = (typeof storedSizes)[number]

/** A span is so many days, whose sums are made of those of the days. Longest first. */
export const spans = [{ name: 'period', days: 30, isMadeEmpty: true }, { name: 'week', days: 7, isMadeEmpty: false }] as const
export type Span = (typeof spans)[number]

/** The numbers of the grains: never change the meaning of one. */
const grains: Record<StoredSize, Record<'day' | Span['name'], number>> = {
  5: { day: 0, period: 1, week: 6 }, 1: { day: 2, period: 3, week: 7 }, 0.25: { day: 4, period: 5, week: 8 },
}

export const grainsOf = (size: StoredSize) => grains[size]

export const dayGrains = storedSizes.map((size) => grains[size].day)

/** The coarsest stored grid of which cells of a size can be made. */
export const storedSizeFor = (size: number): StoredSize => storedSizes.find((stored) => stored <= size) ?? 0.25

export const dayOf = (time: number) => Math.floor(time / dayMs)
export const hourOf = (time: number) => Math.floor(time / hourMs)
export const grainsOfSpan = ({ name }: Span) => storedSizes.map((size) => grains[size][name])
/** The span that holds a day. */
export const bucketOf = ({ days }: Span, day: number) => Math.floor(day / days)
