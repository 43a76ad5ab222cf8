import { ipv6At, type Connection } from '../connection'
import type { BrowserKind } from '../browsers'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const linkedId = 'acct_55017'

const devices: [visitorId: string, browser: BrowserKind, connection: Connection, firstDaysAgo: number][] = [
  ['N1neDev1ceParis01aQz', 'safari-mac', ipv6At('Paris', 0x0b), 80],
  ['N1neDev1ceParis02bRy', 'safari-iphone', ipv6At('Paris', 0x0b, 2), 60],
  ['N1neDev1ceMadrd03cSx', 'chrome-windows', ipv6At('Madrid', 0x15), 9],
  ['N1neDev1ceRomeX04dTw', 'chrome-android', ipv6At('Rome', 0x2d), 8],
  ['N1neDev1ceWarsw05eUv', 'firefox-windows', ipv6At('Warsaw', 0x44), 8],
  ['N1neDev1ceIstbl06fVu', 'chrome-windows', ipv6At('Istanbul', 0x52), 7],
  ['N1neDev1ceAthns07gWt', 'samsung-android', ipv6At('Athens', 0x19), 6],
  ['N1neDev1ceLisbn08hXs', 'edge-windows', ipv6At('Lisbon', 0x36), 5],
  ['N1neDev1ceCairo09iYr', 'chrome-android', ipv6At('Cairo', 0x5e), 4],
]

/** An account that was passed around: two devices of a customer in Paris, and seven others since nine days. */
export const nineDevices: Story = {
  visitorId: 'N1neDev1ceParis01aQz',
  title: 'One account on nine devices',
  question: questions.devices,
  query: linkedId,
  *visits(now) {
    for (const [visitorId, browser, connection, firstDaysAgo] of devices) {
      const shopper = { visitorId, browser, connection, linkedId, random: createRandom(visitorId) }
      yield* shop(shopper, now, daysFrom(firstDaysAgo, 1, firstDaysAgo > 9 ? 5 : 2))
    }
  },
}
