import { browserAt } from '../browsers'
import { createCalendar, minuteMs } from '../calendar'
import { ipv4At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { questions, type Story } from '../story'

const visitorId = 'Tw3ntyTh0usandV1s1ts'
const visits = 20_000
const connection = ipv4At('Sydney', 1)
const pages = ['/store/till', '/store/till/receipt', '/store/stock', '/search?q=size%2042', '/store/till'] as const

/** The tablet on a shop's counter: a visit every six to nine minutes from 8 to 20 o'clock, for half a year. */
export const twentyThousand: Story = {
  visitorId,
  title: 'A counter tablet with 20,000 visits',
  question: questions.rhythm,
  *visits(now) {
    const random = createRandom('twenty thousand')
    const calendar = createCalendar('Australia/Sydney', now)
    let left = visits
    for (let daysAgo = 0; left > 0; daysAgo++) {
      const closing = Math.min(now, calendar.at(daysAgo, '20:00'))
      const opening = calendar.at(daysAgo, '8:00')
      const browser = browserAt('chrome-android', daysAgo)
      for (let at = closing - random.whole(1, 6) * minuteMs; at > opening && left > 0; at -= random.whole(360_000, 540_000)) {
        left--
        yield draftVisit({ visitorId, at, connection, browser, page: random.pick(pages), linkedId: 'store_counter_7' })
      }
    }
  },
}
