import { browserAt } from '../browsers'
import { createCalendar } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { paced } from '../rhythm'
import { questions, type Story } from '../story'

const visitorId = 'D1sputed0rder7710War'
const linkedId = 'acct_20977'

/** Order 7710 is disputed; 7104, 7391 and 7523 came from the same browser, account and address and never were. */
const orders = [[96, 7104], [61, 7391], [33, 7523], [6, 7710]] as const

export const disputedOrder: Story = {
  visitorId,
  title: 'Order 7710 is disputed: the same browser made three earlier ones',
  question: questions.order,
  *visits(now) {
    const random = createRandom('disputed order')
    const connection = ipv6At('Warsaw', 0x1e, 1, 0x52)
    const calendar = createCalendar('Europe/Warsaw', now)
    yield* shop({ visitorId, browser: 'firefox-windows', connection, linkedId, random }, now, daysFrom(100, 1, 9))
    for (const [daysAgo, order] of orders) {
      const pages = ['/product/455', '/cart', '/login', '/checkout', `/checkout/confirm?order=${order}`]
      for (const { at, page } of paced(calendar.at(daysAgo, '19:20:08'), pages, random)) {
        yield draftVisit({ visitorId, at, connection, browser: browserAt('firefox-windows', daysAgo), page, linkedId })
      }
    }
  },
}
