import { browserAt } from '../browsers'
import { dayMs, hourMs, minuteMs } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'S1lentTwelveDaysHe1s'
const linkedId = 'acct_19054'
const connection = ipv6At('Helsinki', 0x2a, 1, 0x77)

/** Known, and not within the ten days of the Server API: its last visit is an order 12 days and 3 hours ago. */
export const silent: Story = {
  visitorId,
  title: 'Silent for twelve days, after its largest order',
  question: questions.around,
  *visits(now) {
    yield* shop({ visitorId, browser: 'safari-mac', connection, linkedId, random: createRandom('silent') }, now, daysFrom(110, 14, 3))
    const last = now - 12 * dayMs - 3 * hourMs
    for (const [index, page] of ['/product/977', '/cart', '/checkout', '/checkout/confirm?order=6120'].entries()) {
      yield draftVisit({ visitorId, at: last - (3 - index) * 2 * minuteMs, connection, browser: browserAt('safari-mac', 12), page, linkedId })
    }
  },
}
