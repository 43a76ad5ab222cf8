import { writeAudit } from '../audit/write-audit'
import { findSession } from '../accounts/find-session'
import { environment } from '../environment'
import { countAnswer } from '../metrics/count-answer'
import { createRoute } from './create-route'
import { createRateLimit } from './rate-limit'

/** Next gives each of its bundles modules of its own; a session's requests are counted in one place. */
const shared = globalThis as typeof globalThis & { sightlineRequests?: ReturnType<typeof createRateLimit> }

/** Declares a handler of the console's API. */
export const route = createRoute({
  findSession,
  writeAudit,
  countRequest: (sessionId, now) => (shared.sightlineRequests ??= createRateLimit({ limit: 600, windowMs: 60_000 }))(sessionId, now),
  countAnswer,
  publicUrl: () => environment().publicUrl,
  now: Date.now,
})
