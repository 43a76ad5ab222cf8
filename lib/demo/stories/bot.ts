import { browserAt } from '../browsers'
import { dayMs, minuteMs } from '../calendar'
import { ipv4At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { questions, type Story } from '../story'

const visitorId = 'B0tScr4perPr1ces7KqX'
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/153.0.0.0 Safari/537.36'

/** A page every half hour for a week, then 120 within five minutes, by a program that says it is Edge on Windows. */
export const bot: Story = {
  visitorId,
  title: 'A bot: 120 product pages in five minutes',
  question: questions.bot,
  *visits(now) {
    const random = createRandom('bot')
    const browser = { ...browserAt('edge-windows', 60), userAgent }
    const connection = ipv4At('Dublin', 2)
    const crawl = Array.from({ length: 330 }, (_, index) => now - 7 * dayMs + index * 30 * minuteMs)
    const rush = Array.from({ length: 120 }, (_, index) => now - 50 * minuteMs + index * 2400)
    for (const [index, start] of [...crawl, ...rush].entries()) {
      const at = start + random.whole(0, 400)
      yield draftVisit({ visitorId, at, connection, browser, page: `/product/${100 + (index % 330)}`, botProbability: random.whole(93, 99) / 100 })
    }
  },
}
