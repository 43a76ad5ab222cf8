/** Every figure of the chain before a region. Times are milliseconds. */
export interface ChainFigures {
  patience: Patience
  /** Of a look-up with its retries and its place in the queue. */
  total: number
  retry: { atMost: number; shortest: number; longest: number; share: number; reserve: number }
  /** `longestWait`: a Retry-After up to here is waited for by the look-up itself. */
  pause: { longestWait: number; shortest: number; longest: number }
  bulkhead: { running: number; queued: number; queuedFor: number }
  circuit: { share: number; ofAtLeast: number; within: number; inARow: number; openFor: number; openAtMost: number }
  cache: { entries: number; bytes: number; freshFor: number; staleFor: number }
  /** Requests that the vendor allows a token; `kept` of them are for look-ups. */
  allowance: { perSecond: number; burst: number; kept: number }
}

/** How long a call may take, in milliseconds. */
export interface Patience {
  connect: number
  headers: number
  attempt: number
}

export const usualPatience: Patience = { connect: 1_000, headers: 3_000, attempt: 4_000 }

/** With hot reload, the first call waits for the embedded Server API to be compiled. */
const developmentPatience: Patience = { connect: 1_000, headers: 60_000, attempt: 60_000 }

export const usualFigures: ChainFigures = {
  patience: usualPatience,
  total: 8_000,
  retry: { atMost: 2, shortest: 100, longest: 1_000, share: 0.1, reserve: 10 },
  pause: { longestWait: 2_000, shortest: 1_000, longest: 30_000 },
  bulkhead: { running: 10, queued: 50, queuedFor: 1_000 },
  circuit: { share: 0.5, ofAtLeast: 10, within: 10_000, inARow: 5, openFor: 5_000, openAtMost: 30_000 },
  cache: { entries: 500, bytes: 32 * 1024 * 1024, freshFor: 30_000, staleFor: 15 * 60_000 },
  allowance: { perSecond: 5, burst: 15, kept: 5 },
}

export const developmentFigures: ChainFigures = { ...usualFigures, patience: developmentPatience, total: 60_000 }
