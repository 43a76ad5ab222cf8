import type { Problem } from './answers'
import { ProblemError } from './problem-error'

export type QueryValue = string | number | boolean | undefined

/** `path` with the defined ones of `query`, encoded. */
export function withQuery(path: string, query: Record<string, QueryValue>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') parameters.set(name, String(value))
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

interface AskOptions {
  method?: string
  body?: unknown
  signal?: AbortSignal
}

/** The parsed body of a 2xx answer. Throws ProblemError otherwise, also when the server cannot be reached. */
export async function fetchJson<Answer>(path: string, options: AskOptions = {}): Promise<Answer> {
  const response = await fetchAnswer(path, options)
  // The one cast at this boundary: both ends are built from the same types.
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

/** A 2xx answer whose body is not read yet. Throws as fetchJson does. */
export async function fetchAnswer(path: string, { method = 'GET', body, signal }: AskOptions): Promise<Response> {
  const response = await fetch(path, {
    method,
    signal,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ProblemError(ownProblem(0, 'unreachable', 'Sightline did not answer. Check the connection, then try again.'), undefined, { cause })
  })
  if (!response.ok) throw new ProblemError(await readProblem(response), Number(response.headers.get('retry-after')) || undefined)
  return response
}

async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return body as Problem
  return ownProblem(response.status, 'unreadable_answer', `Sightline answered with status ${response.status} and no explanation. Try again.`)
}

/** A failure that no server told of, in the form of those that it tells. */
export function ownProblem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: code, status, code, detail, requestId: '' }
}
