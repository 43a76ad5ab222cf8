import { browserAt } from '../browsers'
import { hourMs, minuteMs } from '../calendar'
import { ipv4At, ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const linkedId = 'acct_30412'
const usual = 'Usua1DeviceMadr1dAb7'
const fresh = 'N3wDeviceMadr1dXy24q'

/** Five months on one browser; a second one since five hours, which changed the delivery address. */
export const usualDevice: Story = {
  visitorId: fresh,
  title: 'A new device beside the usual one of a customer',
  question: questions.usualDevice,
  query: linkedId,
  *visits(now) {
    const home = ipv6At('Madrid', 0x09, 1, 0x31)
    yield* shop({ visitorId: usual, browser: 'firefox-windows', connection: home, linkedId, random: createRandom('usual device') }, now, daysFrom(150, 1, 3))
    for (const [index, page] of ['/login', '/account', '/account/address', '/checkout'].entries()) {
      const at = now - 5 * hourMs + index * 2 * minuteMs
      yield draftVisit({ visitorId: fresh, at, connection: ipv4At('Madrid', 12), browser: browserAt('chrome-android', 0), page, linkedId })
    }
  },
}
