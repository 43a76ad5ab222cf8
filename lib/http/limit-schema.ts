import { z } from 'zod'

/** How many entries a page has: 1 to 500, 100 unless asked for otherwise. */
export const limitSchema = z.string().regex(/^\d{1,3}$/, 'must be a whole number from 1 to 500').transform(Number)
  .refine((limit) => limit >= 1 && limit <= 500, 'must be a whole number from 1 to 500').default(100)
