import { browserAt } from '../browsers'
import { createCalendar } from '../calendar'
import { ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'Cm7TrnBr2iGhtLdN4kXq'

const rides = [
  { hour: 7, place: 'Brighton', pages: ['/', '/orders'] },
  { hour: 9, place: 'London', pages: ['/search?q=tea', '/product/214'] },
  { hour: 17, place: 'London', pages: ['/cart'] },
  { hour: 19, place: 'Brighton', pages: ['/account'] },
] as const

/** Brighton to London and back on every working day of six weeks: 77 km in two hours. */
export const commuter: Story = {
  visitorId,
  title: 'A commuter: Brighton to London and back, every working day',
  question: questions.travel,
  *visits(now) {
    const random = createRandom('commuter')
    const calendar = createCalendar('Europe/London', now)
    for (const daysAgo of daysFrom(42, 0)) {
      if (calendar.isWeekend(daysAgo)) continue
      for (const { hour, place, pages } of rides) {
        const minute = random.whole(5, 40)
        for (const [index, page] of pages.entries()) {
          const at = calendar.at(daysAgo, `${hour}:${minute + index * 2}:${random.whole(0, 59)}`)
          const connection = ipv6At(place, 0x71, 4, 0x2b)
          if (at < now) yield draftVisit({ visitorId, at, connection, browser: browserAt('safari-iphone', daysAgo), page, linkedId: 'acct_15508' })
        }
      }
    }
  },
}
