/** What a visitor id may look like. Apart from its schema, so that the browser can ask without zod. */
export const visitorIdPattern = /^[A-Za-z0-9_-]{1,64}$/

export const isVisitorId = (value: unknown): value is string => typeof value === 'string' && visitorIdPattern.test(value)
