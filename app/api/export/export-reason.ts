import { z } from 'zod'

/** Why somebody takes visits out of the console; it stands in the audit and in the manifest. */
export const exportReason = z.string('is missing: say why you export').trim().min(3, 'is shorter than 3 characters: say why you export').max(500, 'is longer than 500 characters')
