import type { Intake, VisitStore } from '../store/visit-store'

/** What came into the store since the last time that somebody was told. */
export interface Arrivals {
  /** Of the latest intake, to go on after. */
  sequence: number
  intakes: readonly Intake[]
}

export interface LiveFigures {
  /** How often is looked for what other processes appended, in ms; nobody looks while nobody listens. */
  pollMs: number
  /** At least so long between two looks, however much comes, in ms. */
  restMs: number
}

export interface LiveHub {
  /** Hears of what comes from now on, whichever process appended it; answers how to stop hearing. */
  listen(hear: (arrivals: Arrivals) => void): () => void
}

/** On PostgreSQL the later number of two processes may be there first, so a few numbers are looked at again. */
const lookBack = 8
const mostAtOnce = 200

type Source = Pick<VisitStore, 'intakes' | 'onAppended'>

/** One look for everybody who listens: at once after an append of this process, else every few seconds. */
export function createLiveHub(store: Source, { pollMs, restMs }: LiveFigures): LiveHub {
  const listeners = new Set<(arrivals: Arrivals) => void>()
  let seen = new Set<number>()
  let stop: (() => void) | undefined

  const start = () => {
    let running = true
    let timer: NodeJS.Timeout | undefined
    let restsUntil = 0
    let looking: Promise<void> = readLatest(store).then((known) => void (seen = known)).catch(() => undefined)
    const plan = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => void (looking = looking.then(turn)), Math.max(ms, restsUntil - performance.now()))
      timer.unref()
    }
    const turn = async () => {
      if (!running) return
      restsUntil = performance.now() + restMs
      // A database that does not answer is asked again; nobody's stream ends for it.
      await look().catch(() => undefined)
      if (running) plan(pollMs)
    }
    const silence = store.onAppended(() => plan(0))
    plan(pollMs)
    return () => {
      running = false
      clearTimeout(timer)
      silence()
    }
  }
  const look = async () => {
    const latest = Math.max(0, ...seen)
    const found = await store.intakes({ after: latest - lookBack, limit: mostAtOnce })
    const intakes = found.filter(({ sequence }) => !seen.has(sequence))
    seen = new Set([...seen, ...found.map(({ sequence }) => sequence)].toSorted((one, other) => other - one).slice(0, 2 * lookBack))
    if (intakes.length === 0) return
    for (const hear of listeners) hear({ sequence: Math.max(...intakes.map(({ sequence }) => sequence)), intakes })
  }
  return {
    listen(hear) {
      listeners.add(hear)
      stop ??= start()
      return () => {
        listeners.delete(hear)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
      }
    },
  }
}

async function readLatest(store: Source): Promise<Set<number>> {
  return new Set((await store.intakes({ limit: 2 * lookBack })).map(({ sequence }) => sequence))
}
