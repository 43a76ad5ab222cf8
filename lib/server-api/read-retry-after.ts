const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Seconds from `now`, of a whole number or of a date to come; anything else tells nothing. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,6}$/.test(value)) return Number(value)
  const until = httpDate.test(value) ? Date.parse(value) : Number.NaN
  return until > now ? Math.ceil((until - now) / 1_000) : undefined
}
