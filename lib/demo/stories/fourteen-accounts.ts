import { browserAt } from '../browsers'
import { createCalendar } from '../calendar'
import { ipv4At, ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { paced } from '../rhythm'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'M4nyAcc0unts14DvTor9'
const first = 'acct_61002'

/** One customer's device for two months, then thirteen more accounts within a week, each after the same welcome gift. */
export const fourteenAccounts: Story = {
  visitorId,
  title: 'One device, fourteen accounts, fourteen welcome gifts',
  question: questions.accounts,
  *visits(now) {
    const random = createRandom('fourteen accounts')
    const calendar = createCalendar('America/Toronto', now)
    const connection = ipv6At('Toronto', 0x3c, 1, 0x11)
    yield* shop({ visitorId, browser: 'edge-windows', connection, linkedId: first, random }, now, daysFrom(70, 10, 5))
    for (let account = 1; account < 14; account++) {
      const daysAgo = 8 - Math.floor(account / 2)
      const start = calendar.at(daysAgo, `${account % 2 === 0 ? 19 : 21}:${random.whole(0, 40)}:${random.whole(0, 59)}`)
      const linkedId = `acct_${61_002 + account * 7}`
      for (const { at, page } of paced(start, ['/register', '/gifts/welcome', '/product/640', '/checkout/confirm'], random)) {
        yield draftVisit({ visitorId, at, connection: daysAgo > 5 ? connection : ipv4At('Toronto', 4), browser: browserAt('edge-windows', daysAgo), page, linkedId })
      }
    }
  },
}
