import { pageFaces } from './page-faces'
import type { Arrival, FromPainter, Painting, Paintings, ToPainter } from './painting'

export interface MapPainter {
  /** Rejects when it cannot be painted, or is no longer wanted. */
  paint<Kind extends Painting>(kind: Kind, ask: Paintings[Kind]['ask'], signal?: AbortSignal): Promise<Paintings[Kind]['painted']>
  /** Calls whenever something has come in; answers how to stop that. */
  onArrival(call: (what: Arrival) => void): () => void
}

interface Waiting {
  resolve: (painted: never) => void
  reject: (cause: unknown) => void
}

/** Has pictures painted in a thread of its own, so that the page's is free for the next frame. One that has failed is replaced when something is asked for. */
function createMapPainter(start: () => Worker): MapPainter {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(what: Arrival) => void>()
  let thread: Worker | undefined
  let asked = 0

  function running(): Worker {
    if (thread) return thread
    const faces = pageFaces()
    const started = start()
    started.addEventListener('message', ({ data }: MessageEvent<FromPainter>) => take(data))
    started.addEventListener('error', () => giveUp(started))
    started.postMessage({ faces } satisfies ToPainter)
    return (thread = started)
  }

  function take(message: FromPainter): void {
    if ('arrived' in message) return listeners.forEach((call) => call(message.arrived))
    const order = waiting.get(message.id)
    waiting.delete(message.id)
    if ('failure' in message) order?.reject(new Error(message.failure))
    else if (!order) message.painted.picture.close()
    // The one cast at this boundary: the thread answers each kind with what that is to be answered with.
    else order.resolve(message.painted as never)
  }

  function giveUp(failed: Worker): void {
    failed.terminate()
    if (thread !== failed) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(new Error('The thread that paints maps has stopped.'))
    waiting.clear()
  }

  return {
    async paint<Kind extends Painting>(kind: Kind, ask: Paintings[Kind]['ask'], signal?: AbortSignal) {
      const painter = running()
      const id = (asked += 1)
      const forget = () => {
        waiting.get(id)?.reject(signal?.reason)
        waiting.delete(id)
        painter.postMessage({ forget: id } satisfies ToPainter)
      }
      signal?.addEventListener('abort', forget)
      painter.postMessage({ id, kind, ask } satisfies ToPainter)
      return new Promise<Paintings[Kind]['painted']>((resolve, reject) => waiting.set(id, { resolve, reject })).finally(() => signal?.removeEventListener('abort', forget))
    },
    onArrival(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}

/** The page's one painter: every map on it shares what was loaded. */
export const mapPainter = createMapPainter(() => new Worker(new URL('./paint-worker.ts', import.meta.url)))
