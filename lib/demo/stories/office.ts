import { browserAt, type BrowserKind } from '../browsers'
import { createCalendar, hourMs } from '../calendar'
import { ipv4At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom } from '../shopper'
import { shoppingTrip } from '../shopping'
import { paced } from '../rhythm'
import { questions, type Story } from '../story'

const people = 28
const connection = ipv4At('Munich', 5)
const kinds: readonly [BrowserKind, ...BrowserKind[]] = ['chrome-windows', 'edge-windows', 'chrome-windows', 'firefox-windows', 'chrome-mac', 'edge-windows', 'safari-mac']

const visitorIdOf = (person: number) => `Off1ceMunich5hared${String(person + 1).padStart(2, '0')}`

/** 28 browsers of 28 customers behind one address, in shifts on every day. */
export const office: Story = {
  visitorId: visitorIdOf(0),
  title: 'An office: 28 browsers behind one IP address',
  question: questions.shared,
  query: connection.ip,
  *visits(now) {
    const calendar = createCalendar('Europe/Berlin', now)
    for (let person = 0; person < people; person++) {
      const random = createRandom(`office ${person}`)
      const kind = kinds[person % kinds.length] ?? kinds[0]
      const parts = { visitorId: visitorIdOf(person), connection, linkedId: `acct_${20_100 + person * 13}` }
      for (const daysAgo of daysFrom(28, 1)) {
        if (random.chance(calendar.isWeekend(daysAgo) ? 0.85 : 0.5)) continue
        const start = calendar.at(daysAgo, `${random.whole(8, 17)}:${random.whole(0, 59)}:${random.whole(0, 59)}`)
        for (const { at, page } of paced(start, shoppingTrip(random), random)) {
          yield draftVisit({ ...parts, at, browser: browserAt(kind, daysAgo), page })
        }
      }
      // So that all of them share the address within the last day, on a Sunday too.
      yield draftVisit({ ...parts, at: now - (1 + (person % 19)) * hourMs - random.whole(0, 1_800_000), browser: browserAt(kind, 0), page: '/orders' })
    }
  },
}
