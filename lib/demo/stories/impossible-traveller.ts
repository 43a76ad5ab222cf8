import { browserAt } from '../browsers'
import { dayMs, hourMs, minuteMs } from '../calendar'
import { ipv4At, ipv6At } from '../connection'
import { draftVisit } from '../draft'
import { createRandom } from '../random'
import { daysFrom, shop } from '../shopper'
import { questions, type Story } from '../story'

const visitorId = 'Im9oSsChiLag0s2TwnVb'
const linkedId = 'acct_70344'
const home = ipv6At('Chicago', 0x27, 1, 0x5d)
const away = ipv4At('Lagos', 9)

/** A copied browser profile: 9,600 km and back within two hours, twice. */
export const impossibleTraveller: Story = {
  visitorId,
  title: 'Impossible travel: one browser in Chicago and in Lagos within 41 minutes',
  question: questions.travel,
  *visits(now) {
    const shopper = { visitorId, browser: 'chrome-mac', connection: home, linkedId, random: createRandom('impossible traveller') } as const
    yield* shop(shopper, now, daysFrom(45, 4, 2), now - 3 * dayMs - 8 * hourMs)
    for (const before of [now - 3 * dayMs, now - 2 * hourMs]) {
      const stops = [
        [before - 182 * minuteMs, home, '/'], [before - 180 * minuteMs, home, '/login'],
        [before - 139 * minuteMs, away, '/account'], [before - 137 * minuteMs, away, '/account/address'],
        [before - 60 * minuteMs, home, '/orders'],
      ] as const
      for (const [at, connection, page] of stops) {
        yield draftVisit({ visitorId, at, connection, browser: browserAt('chrome-mac', (now - at) / dayMs), page, linkedId })
      }
    }
  },
}
