import { placeText } from '@/lib/visits/place-name'
import { showControls } from '@/lib/visits/safe-text'
import type { Visit } from '@/lib/visits/visit'

/** The second line of a visit's row, in its parts. */
export function rowWords(visit: Visit, older: Visit | undefined) {
  const place = placeText(visit)
  const browser = browserText(visit)
  return {
    place: place === undefined ? 'no place' : showControls(place),
    ip: visit.ip,
    browser: browser === undefined ? undefined : showControls(browser),
    browserChanged: older !== undefined && browserText(older) !== browser,
  }
}

/** `Chrome 155` */
function browserText({ browserDetails }: Visit): string | undefined {
  const { browserName, browserMajorVersion } = browserDetails ?? {}
  return browserName === undefined ? undefined : [browserName, browserMajorVersion].filter((part) => part !== undefined).join(' ')
}
