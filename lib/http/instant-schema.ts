import { z } from 'zod'

const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** An instant in a query: epoch milliseconds, or ISO 8601 with a zone or as a day in UTC. Read as epoch milliseconds. */
export const instantSchema = z.string().transform((text, context) => {
  const instant = /^\d{1,16}$/.test(text) ? Number(text) : /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isFinite(instant) && instant >= 0 && instant <= latest) return instant
  context.addIssue('must be a time: epoch milliseconds, or ISO 8601 such as 2026-05-04T12:00:00Z')
  return z.NEVER
})
