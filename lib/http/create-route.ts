import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { SessionAccount } from '../accounts/find-session'
import type { AuditRecord } from '../audit/audit-log'
import type { Role } from '../console-api/answers'
import { isDatabaseError } from '../database/database-error'
import { HttpError } from './http-error'
import { describeError, logEvent } from './logger'
import { parsePart, readQuery } from './parse-parts'
import { problemResponse } from './problem'
import { readJsonBody } from './read-json-body'
import { requireRole } from './require-role'
import { requireSameOrigin } from './same-origin'

/** What the audit shall say of a request; the wrapper adds who, when and from where. */
export type AuditFact = Pick<AuditRecord, 'action' | 'subject' | 'detail' | 'once'>

interface Parts<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  request: Request
  requestId: string
  /** The client's address as our server saw it. */
  address: string | undefined
}

interface Schemas<Params, Query, Body> {
  params?: z.ZodType<Params>
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
}

type Recorded = Pick<Parts<unknown, unknown, unknown>, 'request' | 'requestId' | 'address'> & { account: SessionAccount }

type Handle<Given> = (given: Given) => unknown

interface PublicDeclaration<Params, Query, Body> extends Schemas<Params, Query, Body> {
  role: 'public'
  /** Nobody is signed in, so a handler that has something to tell writes it itself. */
  audit: 'none'
  handle: Handle<Parts<Params, Query, Body>>
}

interface GuardedDeclaration<Params, Query, Body> extends Schemas<Params, Query, Body> {
  role: Role
  audit: 'none' | ((given: Parts<Params, Query, Body> & { account: SessionAccount }) => AuditFact | Promise<AuditFact>)
  handle: Handle<Parts<Params, Query, Body> & { account: SessionAccount }>
}

export type RouteHandler = (request: Request, context?: { params: Promise<unknown> }) => Promise<Response>

export interface RouteDependencies {
  findSession(headers: Headers): Promise<SessionAccount | null>
  /** Resolves once the row is on disk. */
  writeAudit(record: AuditRecord): Promise<void>
  /** Counts a request of a session; the seconds to wait when it was one too many. */
  countRequest(sessionId: string, now: number): number | undefined
  /** Hears of every answer; `params` are those of the address. */
  countAnswer(request: Request, params: unknown, status: number): void
  publicUrl(): string
  now(): number
}

/**
 * Builds `route`, the one way in which a handler of the console's API is declared. Its order is: session, pace, role, origin,
 * parse, audit, handle. `handle` answers a JSON value, nothing (204), or a Response; it fails by throwing HttpError.
 */
export function createRoute(dependencies: RouteDependencies) {
  function route<Params = undefined, Query = undefined, Body = undefined>(declaration: PublicDeclaration<Params, Query, Body>): RouteHandler
  function route<Params = undefined, Query = undefined, Body = undefined>(declaration: GuardedDeclaration<Params, Query, Body>): RouteHandler
  function route<Params, Query, Body>(declaration: PublicDeclaration<Params, Query, Body> | GuardedDeclaration<Params, Query, Body>): RouteHandler {
    return async (request, context) => {
      const response = await respond(request, context)
      dependencies.countAnswer(request, await context?.params, response.status)
      return response
    }

    async function respond(request: Request, context: Parameters<RouteHandler>[1]): Promise<Response> {
      const requestId = randomUUID()
      try {
        if (declaration.role === 'public') {
          requireSameOrigin(request, dependencies.publicUrl())
          return answer(await declaration.handle(await readParts(declaration, request, context, requestId)))
        }
        const account = await admit(declaration.role, request)
        const given = { ...(await readParts(declaration, request, context, requestId)), account }
        const fact = declaration.audit === 'none' ? undefined : await declaration.audit(given)
        if (fact) await record(fact, given)
        return answer(await carryOut(declaration.handle, given, fact))
      } catch (error) {
        return problemResponse(toHttpError(error, request, requestId), requestId)
      }
    }
  }

  async function admit(role: Role, request: Request): Promise<SessionAccount> {
    const account = await dependencies.findSession(request.headers)
    if (!account) throw new HttpError('no_session', 'You are not signed in, or your session has ended. Sign in and try again.')
    const wait = dependencies.countRequest(account.sessionId, dependencies.now())
    if (wait !== undefined) throw new HttpError('too_many_requests', `That were too many requests within a minute. Try again in ${wait} s.`, { retryAfterSeconds: wait })
    requireRole(account.role, role)
    requireSameOrigin(request, dependencies.publicUrl())
    return account
  }

  /** What was to be changed and was not: the row that told of it in advance gets a second one that says so. */
  async function carryOut<Given extends Recorded>(handle: Handle<Given>, given: Given, fact: AuditFact | undefined): Promise<unknown> {
    try {
      return await handle(given)
    } catch (error) {
      if (fact && given.request.method !== 'GET') {
        const reason = `not done: ${error instanceof HttpError ? error.code : 'internal'}`
        await record({ ...fact, detail: fact.detail === undefined ? reason : `${fact.detail}; ${reason}` }, given)
      }
      throw error
    }
  }

  async function record(fact: AuditFact, { account, address, requestId }: Recorded): Promise<void> {
    await dependencies.writeAudit({ ...fact, account: account.email, role: account.role, sessionId: account.sessionId, address, requestId }).catch((cause: unknown) => {
      // The subject could not be named.
      if (cause instanceof HttpError) throw cause
      logEvent('error', 'audit_failed', { requestId, ...describeError(cause) })
      if (isDatabaseError(cause, 'disk_full')) throw cause
      throw new HttpError('unavailable', 'Sightline could not write to the audit, so it shows nothing. Try again shortly.', { cause })
    })
  }

  return route
}

async function readParts<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  request: Request,
  context: { params: Promise<unknown> } | undefined,
  requestId: string,
): Promise<Parts<Params, Query, Body>> {
  return {
    params: readPart(schemas.params, 'path', await context?.params),
    query: readPart(schemas.query, 'query', schemas.query && readQuery(new URL(request.url).searchParams)),
    body: readPart(schemas.body, 'body', schemas.body && (await readJsonBody(request))),
    request,
    requestId,
    address: request.headers.get('x-forwarded-for') ?? undefined,
  }
}

/** A part without a schema is not read; its type parameter is then undefined, which only this cast can say. */
function readPart<Value>(schema: z.ZodType<Value> | undefined, name: string, part: unknown): Value {
  return schema ? parsePart(schema, part, name) : (undefined as Value)
}

function answer(value: unknown): Response {
  const response = value instanceof Response ? value : value === undefined ? new Response(null, { status: 204 }) : Response.json(value)
  // What may be transformed may be compressed, and what is compressed is held back.
  response.headers.set('cache-control', isEventStream(response) ? 'no-store, no-transform' : 'no-store')
  return response
}

const isEventStream = (response: Response) => response.headers.get('content-type')?.startsWith('text/event-stream') ?? false

const diskFullSentence = 'The disk is full, so Sightline stores nothing, and shows nothing of which the audit would have to tell. Free some space where the database lies, then try again.'

function toHttpError(error: unknown, request: Request, requestId: string): HttpError {
  if (error instanceof HttpError) {
    if (error.status >= 500) logEvent('warn', 'request_failed', { requestId, method: request.method, code: error.code })
    return error
  }
  logEvent('error', 'request_failed', { requestId, method: request.method, path: new URL(request.url).pathname, ...describeError(error) })
  if (isDatabaseError(error, 'disk_full')) return new HttpError('disk_full', diskFullSentence, { cause: error, retryAfterSeconds: 10 })
  return new HttpError('internal', 'Something went wrong in Sightline. Try again; if it stays so, tell an admin the request id.', { cause: error })
}
