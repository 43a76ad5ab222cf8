import { z } from 'zod'
import { ownPath } from '../console-api/own-path'

const longestAddress = 8_000

export const savedSearchName = z.string('is missing: say how the search shall be called').trim().min(1, 'is empty: say how the search shall be called').max(80, 'is longer than 80 characters')

/** Path and query of a search, or of a view of the fraud map, in this console. */
export const savedSearchAddress = z.string('is missing').max(longestAddress, `is longer than ${longestAddress} characters: search for less`)
  .transform(ownPath).refine((address) => /^\/\?|^\/map(\?|$)/.test(address), 'is neither a search nor a view of the fraud map')
