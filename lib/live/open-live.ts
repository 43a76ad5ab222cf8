import type { LiveVisitor, LiveVisits } from '../console-api/answers'
import type { Intake, VisitKey, VisitStore } from '../store/visit-store'
import type { Visit } from '../visits/visit'
import { createEventStream, type EventSink } from './event-stream'
import type { Arrivals, LiveHub } from './live-hub'

/** Shown of what came at once; of an import nobody could read more. */
const mostVisits = 50
/** Looked through for a reader who comes back. */
const mostIntakes = 500
/** Looks of the hub that wait for one reader at most. */
const mostWaiting = 20

export interface LiveOptions {
  hub: LiveHub
  store: Pick<VisitStore, 'intakes' | 'visitsByKey' | 'history'>
  /** Tells of one visitor alone. */
  visitorId?: string
  /** The last intake that the reader heard of. */
  after?: number
  /** A visit as the reader may see it. */
  mask: (visit: Visit) => Visit
  /** Whether the reader's session and role are still what they were; asked at every beat. */
  holds: () => Promise<boolean>
  /** How often a beat is sent, in ms. */
  beatMs: number
  onClosed: () => void
}

/** Server-sent events of what comes into the store: `visits` for all, `visitor` for one, `ended` when the session does. */
export function openLive(options: LiveOptions): { body: ReadableStream<Uint8Array>; close: () => void } {
  const { hub, beatMs, onClosed } = options
  let drained: () => void = () => undefined
  return createEventStream({
    open: (sink) => {
      const teller = createTeller(options, sink)
      drained = teller.tellMissed
      const silence = hub.listen(teller.hear)
      teller.begin()
      const timer = setInterval(() => void beat(options, sink), beatMs)
      timer.unref()
      return () => {
        silence()
        clearInterval(timer)
        onClosed()
      }
    },
    onDrained: () => drained(),
  })
}

async function beat({ holds }: LiveOptions, sink: EventSink): Promise<void> {
  // A database that does not answer is no reason to send anybody away, nor one to go on for long: the next beat asks again.
  if (await holds().catch(() => true)) return sink.beat()
  sink.send('ended', {})
  sink.close()
}

type Told = { intakes: readonly Intake[]; sequence?: number }

/** Tells of arrivals one after the other; what a slow reader cannot take is counted and told as a number. */
function createTeller({ store, visitorId, after, mask }: LiveOptions, sink: EventSink) {
  let queue = Promise.resolve()
  let waiting = 0
  let missed = 0

  const tellVisits = async ({ intakes, sequence }: Told, isBacklog = false) => {
    const count = isBacklog ? 0 : countVisits(intakes)
    const keys = intakes.toReversed().flatMap(({ newest }) => newest).slice(0, mostVisits)
    const visits = (await store.visitsByKey(keys)).map(mask)
    const content: LiveVisits = { visits, more: missed + Math.max(0, count - keys.length) }
    if (sink.send('visits', content, sequence)) missed = 0
    else missed += count
  }
  const tellVisitor = async (id: string, sequence?: number) => {
    const { visits } = await store.history(id, {}, { limit: mostVisits })
    const content: LiveVisitor = { newest: visits.map(({ requestId, timestamp }) => ({ requestId, timestamp })) }
    sink.send('visitor', content, sequence)
  }
  const tell = async (told: Told) => {
    if (visitorId === undefined) await tellVisits(told)
    else if (told.intakes.some((intake) => concerns(intake, visitorId))) await tellVisitor(visitorId, told.sequence)
  }
  const enqueue = (work: () => Promise<void>) => {
    waiting += 1
    // What cannot be read now is told with what comes next, or when the reader connects again.
    queue = queue.then(work).catch(() => undefined).finally(() => void (waiting -= 1))
  }
  return {
    hear: (arrivals: Arrivals) => {
      if (waiting < mostWaiting) enqueue(() => tell(arrivals))
      else missed += countVisits(arrivals.intakes)
    },
    begin: () => enqueue(async () => {
      if (visitorId !== undefined) return tellVisitor(visitorId)
      const intakes = await store.intakes({ after, limit: after === undefined ? mostVisits : mostIntakes })
      await tellVisits({ intakes, sequence: intakes.at(-1)?.sequence ?? after }, after === undefined)
    }),
    tellMissed: () => {
      if (missed === 0 || visitorId !== undefined) return
      const content: LiveVisits = { visits: [], more: missed }
      if (sink.send('visits', content)) missed = 0
    },
  }
}

const countVisits = (intakes: readonly Intake[]) => intakes.reduce((sum, { visits }) => sum + visits, 0)

/** An intake that names not all of its visits may hold any visitor's. */
const concerns = ({ visits, newest }: Intake, visitorId: string) => visits > newest.length || newest.some(([id]: VisitKey) => id === visitorId)
