import { HttpError } from '../http/http-error'
import type { VisitStore } from '../store/visit-store'
import { createLiveHub, type LiveFigures } from './live-hub'
import { type LiveOptions, openLive } from './open-live'

/** A browser opens no more than six connections to one host, so more than that is no page of ours. */
const mostOfSession = 8

export interface Live {
  /** A response that goes on until the reader, the session or the server ends. Throws HttpError too_many_requests. */
  open(reader: Pick<LiveOptions, 'visitorId' | 'after' | 'mask' | 'holds'> & { sessionId: string; signal: AbortSignal }): Response
  /** Ends every stream, for the end of the process. */
  close(): void
}

interface Dependencies {
  store: VisitStore
  figures: LiveFigures & { beatMs: number }
}

export function createLive({ store, figures }: Dependencies): Live {
  const hub = createLiveHub(store, figures)
  const streams = new Map<object, { sessionId: string; close: () => void }>()
  return {
    open({ sessionId, signal, ...reader }) {
      if ([...streams.values()].filter((stream) => stream.sessionId === sessionId).length >= mostOfSession) {
        throw new HttpError('too_many_requests', 'Too many pages of this session are live already. Close one of them.', { retryAfterSeconds: 30 })
      }
      const key = {}
      const { body, close } = openLive({ ...reader, hub, store, beatMs: figures.beatMs, onClosed: () => void streams.delete(key) })
      streams.set(key, { sessionId, close })
      signal.addEventListener('abort', close, { once: true })
      return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' } })
    },
    close() {
      for (const { close } of streams.values()) close()
    },
  }
}
