const encoder = new TextEncoder()

/** What waits for a slow reader at most, in bytes; beyond it nothing more is put in. */
const patienceBytes = 256 * 1024

export interface EventSink {
  /** False where the reader is too slow to take it, or gone. */
  send(event: string, content: unknown, id?: number): boolean
  /** Keeps what stands between from closing a quiet connection. */
  beat(): void
  close(): void
}

interface StreamOptions {
  /** Runs once, and answers its inverse. */
  open: (sink: EventSink) => () => void
  /** The reader has caught up, so that what was kept from it can be told. */
  onDrained: () => void
}

/** A body of server-sent events. */
export function createEventStream({ open, onDrained }: StreamOptions): { body: ReadableStream<Uint8Array>; close: () => void } {
  let end: () => void = () => undefined
  let abandon: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let closed = false
        const put = (text: string) => {
          if (closed || (controller.desiredSize ?? 0) <= 0) return false
          controller.enqueue(encoder.encode(text))
          return true
        }
        let undo: () => void = () => undefined
        const finish = () => {
          if (closed) return false
          closed = true
          undo()
          return true
        }
        end = () => {
          if (finish()) controller.close()
        }
        abandon = () => void finish()
        put('retry: 3000\n\n')
        undo = open({
          send: (event, content, id) => put(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(content)}\n\n`),
          beat: () => void put(': still here\n\n'),
          close: end,
        })
      },
      pull: onDrained,
      cancel: () => abandon(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: patienceBytes }),
  )
  return { body, close: () => end() }
}
