import { browserAt } from '../browsers'
import { createCalendar, dayMs, hourMs, minuteMs } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'Fa5tJetLdnNyc8Wq3RtZ'
const linkedId = 'acct_26731'
const home = ipv6At('London', 0x18, 1, 0x44)
const hotel = ipv6At('New York', 0x62, 3, 0x1f)

/** 5,570 km in 7 h 50 min, and back overnight in 8 h: as fast as a plane, and possible. */
export const fastTraveller: Story = {
  visitorId,
  title: 'Fast but possible: London to New York on one day',
  question: questions.travel,
  *visits(now) {
    const calendar = createCalendar('Europe/London', now)
    yield* shop({ visitorId, browser: 'safari-mac', connection: home, linkedId, random: createRandom('fast traveller') }, now, daysFrom(60, 8, 3))
    const gate = calendar.at(5, '9:40:22')
    const back = calendar.at(1, '7:30:05')
    const stops = [
      [gate - 6 * minuteMs, home, '/'], [gate, home, '/orders/4410'],
      [gate + 7 * hourMs + 50 * minuteMs, hotel, '/orders/4410'], [gate + 27 * hourMs, hotel, '/product/307'], [gate + 51 * hourMs, hotel, '/account'],
      [back - 8 * hourMs, hotel, '/orders'], [back, home, '/'], [back + 4 * minuteMs, home, '/orders'],
    ] as const
    for (const [at, connection, page] of stops) {
      if (at < now) yield draftVisit({ visitorId, at, connection, browser: browserAt('safari-mac', (now - at) / dayMs), page, linkedId })
    }
  },
}
