import type { LiveVisitor, LiveVisits } from './answers'
import { withQuery } from './fetch-json'
import { api } from './paths'

/** `waiting` tries again by itself; `ended` does not, since the session has ended or too many pages are live. */
export type LiveState = 'connecting' | 'open' | 'waiting' | 'ended'

interface Listener {
  onVisits?: (visits: LiveVisits) => void
  onVisitor?: (visitor: LiveVisitor) => void
  onState?: (state: LiveState) => void
}

/** Follows what comes into the archive while the page is visible; answers its inverse. Goes on where it was after a pause. */
export function followLive(visitorId: string | undefined, { onVisits, onVisitor, onState }: Listener): () => void {
  let stream: EventSource | undefined
  let after: string | undefined

  const hear = <Content>(name: string, tell: ((content: Content) => void) | undefined) =>
    stream?.addEventListener(name, (event: MessageEvent<string>) => {
      after = event.lastEventId || after
      tell?.(readContent<Content>(event.data))
    })
  const open = () => {
    onState?.('connecting')
    stream = new EventSource(withQuery(api.live, { visitor: visitorId, after }))
    stream.onopen = () => onState?.('open')
    stream.onerror = () => onState?.(stream?.readyState === EventSource.CLOSED ? 'ended' : 'waiting')
    hear('visits', onVisits)
    hear('visitor', onVisitor)
    hear('ended', () => {
      close()
      onState?.('ended')
    })
  }
  const close = () => {
    stream?.close()
    stream = undefined
  }
  const follow = () => {
    if (document.visibilityState === 'hidden') close()
    else if (!stream) open()
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    close()
  }
}

/** The one cast at this boundary: both ends are built from the same types. */
const readContent = <Content>(text: string): Content => JSON.parse(text)
