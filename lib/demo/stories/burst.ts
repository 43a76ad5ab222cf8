import { browserAt } from '../browsers'
import { createCalendar } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'Bur5tGiftCardsSe0u1x'
const linkedId = 'acct_83660'

/** An ordinary rhythm for two months, then 64 gift card codes tried within four minutes. */
export const burst: Story = {
  visitorId,
  title: 'A burst: 64 gift card codes in four minutes',
  question: questions.rhythm,
  *visits(now) {
    const random = createRandom('burst')
    const connection = ipv6At('Seoul', 0x3f, 1, 0x8)
    yield* shop({ visitorId, browser: 'chrome-windows', connection, linkedId, random }, now, daysFrom(60, 3, 2))
    const start = createCalendar('Asia/Seoul', now).at(2, '21:14:09')
    for (let attempt = 0; attempt < 64; attempt++) {
      const at = start + attempt * 3600 + random.whole(0, 900)
      yield draftVisit({ visitorId, at, connection, browser: browserAt('chrome-windows', 2), page: `/checkout/gift-card?attempt=${attempt + 1}`, linkedId })
    }
  },
}
