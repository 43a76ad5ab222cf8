import type { Region } from '../visits/visit'
import type { ServerApiErrorCode } from './errors/server-api-error'

/** How one region is doing, as the chain before it has seen it since the start of this process. Times are epoch milliseconds. */
export interface RegionHealth {
  region: Region
  /** Host and port that are asked; never a token. */
  host: string
  generation: 'visitors' | 'v4'
  /** `slow` where the median of the last answers took above a second, `down` while the circuit is open, `paused` after a 429, `unknown` before the first answer. */
  state: 'ok' | 'slow' | 'paused' | 'down' | 'unknown'
  circuit: { state: 'closed' | 'open' | 'half_open'; opensAgainAt?: number }
  pausedUntil?: number
  /** Calls that left this process, retries included. */
  calls: number
  retries: number
  /** By error code; `visitor_not_found` is an answer, and none of them. */
  failures: Partial<Record<ServerApiErrorCode, number>>
  /** Look-ups, and how many were answered without a call: from the cache, together with another one, stale. */
  lookups: { all: number; cached: number; joined: number; stale: number }
  running: number
  queued: number
  /** Milliseconds, of the newest 200 answers; absent before the first. */
  latency?: { p50: number; p95: number; p99: number }
  lastAnswerAt?: number
  /** With what an admin can do about it. */
  lastError?: { code: ServerApiErrorCode; sentence: string; advice: string; at: number }
  /** Only where the generation has one. */
  allowance?: { perSecond: number; burst: number; left: number }
  /** The region's clock minus ours, from its Date header, to the second. */
  clockDifferenceMs?: number
}

/** What a test of the token found. */
export interface TokenTest {
  ok: boolean
  /** For the admin who pressed the button. */
  sentence: string
  code?: ServerApiErrorCode
  tookMs: number
}
