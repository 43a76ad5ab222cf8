import { z } from 'zod'
import { visitorIdPattern } from './visitor-id'

/** Ids are up to 64 of letters, digits, `_` and `-`; the Server API's own sample has 21, the usual ones 20. */
export const visitorIdSchema = z
  .string({ error: 'A visitor id is text.' })
  .regex(visitorIdPattern, 'A visitor id is 1 to 64 letters, digits, "_" or "-".')
