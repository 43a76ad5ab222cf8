import { browserAt } from '../browsers'
import { createCalendar, dayMs, minuteMs } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import type { PlaceName } from '../places'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'VpnH0pperE1ghtCntr3s'
const linkedId = 'acct_41976'
const exits: readonly PlaceName[] = ['exit-NL', 'exit-JP', 'exit-CA', 'exit-SE', 'exit-NZ', 'exit-CH', 'exit-HK', 'exit-RO']

/** Eight countries in an hour, each known to 250 km or worse only: fast, and explained. */
export const vpnHopper: Story = {
  visitorId,
  title: 'A VPN hopper: eight countries in an hour',
  question: questions.hiding,
  *visits(now) {
    const random = createRandom('VPN hopper')
    const home = ipv6At('Zurich', 0x21, 1, 0x90)
    yield* shop({ visitorId, browser: 'firefox-linux', connection: home, linkedId, random }, now, daysFrom(50, 9, 4))
    const calendar = createCalendar('Europe/Zurich', now)
    for (const start of [calendar.at(6, '21:03:17'), calendar.at(3, '22:10:44'), now - 95 * minuteMs]) {
      for (const [index, exit] of exits.entries()) {
        const at = start + index * 8 * minuteMs + random.whole(0, 90_000)
        const connection = ipv6At(exit, 0x10, 1, random.whole(1, 0xffff))
        yield draftVisit({ visitorId, at, connection, browser: browserAt('firefox-linux', (now - at) / dayMs), page: index === 0 ? '/' : `/product/${300 + index}`, linkedId })
      }
    }
  },
}
