import type { z } from 'zod'
import { HttpError, type FieldProblem } from './http-error'

/** What a schema makes of a part of the request. Throws HttpError, which names each field that is wrong. */
export function parsePart<Value>(schema: z.ZodType<Value>, part: unknown, name: string): Value {
  const parsed = schema.safeParse(part)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.slice(0, 20).map((issue): FieldProblem => ({ field: issue.path.map(String).join('.') || name, message: issue.message }))
  throw badFields(fields)
}

/** The query's parameters by name. Throws HttpError when a name occurs twice: two readers could take different ones. */
export function readQuery(parameters: URLSearchParams): Record<string, string> {
  const twice = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1)
  if (twice.length > 0) throw badFields(twice.map((field) => ({ field, message: 'is given more than once' })))
  return Object.fromEntries(parameters)
}

function badFields(fields: FieldProblem[]): HttpError {
  const named = fields.map(({ field, message }) => `${field}: ${message}`).join('; ')
  return new HttpError('bad_request', `Some of this request cannot be read. ${named}`, { fields })
}
