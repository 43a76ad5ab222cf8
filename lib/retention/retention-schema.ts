import { z } from 'zod'

const days = 'must be null, or a whole number of days from 30 to 3650'

/** For how many days visits are kept, as the console's API takes it; null for ever. */
export const keepDaysSchema = z.number(days).int(days).min(30, days).max(3_650, days).nullable()

/** As the audit tells it. */
export const keptWords = (keepDays: number | null): string => (keepDays === null ? 'for ever' : `for ${keepDays} days`)
