import { browserAt } from '../browsers'
import { createCalendar, hourMs } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { paced } from '../rhythm'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'TurnedInc0gn1toVie5a'
const connection = ipv6At('Vienna', 0x66, 1, 0x3e)

/** Never incognito for two months, always since four days ago, and with another account. */
export const turnedIncognito: Story = {
  visitorId,
  title: 'Incognito since four days ago, never before',
  question: questions.hiding,
  *visits(now) {
    const random = createRandom('turned incognito')
    const calendar = createCalendar('Europe/Vienna', now)
    yield* shop({ visitorId, browser: 'firefox-windows', connection, linkedId: 'acct_33120', random }, now, daysFrom(66, 5, 3))
    const starts = [...[4, 3, 2, 1].map((daysAgo) => calendar.at(daysAgo, `20:${10 + daysAgo * 7}:31`)), now - 3 * hourMs]
    for (const start of starts.sort((one, other) => one - other)) {
      for (const { at, page } of paced(start, ['/login', '/gift-cards', '/checkout'], random)) {
        yield draftVisit({ visitorId, at, connection, browser: browserAt('firefox-windows', 3), page, linkedId: 'acct_88417', incognito: true })
      }
    }
  },
}
