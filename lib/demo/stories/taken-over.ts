import { browserAt } from '../browsers'
import { createCalendar, dayMs, hourMs, minuteMs } from '../calendar'
import { ipv4At, ipv6At, type Connection } from '../connection'
import { draftVisit, type Draft } from '../draft'
import { createRandom } from '../random'
import { paced } from '../rhythm'
import { questions, type Story } from '../story'
import { browsing } from './taken-over-pages'

const visitorId = 'Q7mX2vLr9TzKc4HdWp1NE'
const owner = 'acct_48213'
const partner = 'acct_77150'
const thief = 'acct_90866'

const desk = ipv4At('Berlin', 8)
const home = ipv6At('Berlin', 0x4a, 0x1c, 0x7e)
const elsewhere: readonly [Connection, ...Connection[]] = [ipv4At('Berlin', 3), ipv4At('Berlin', 11), ipv6At('Berlin', 0x51, 0x20, 5)]
const hamburg = ipv4At('Hamburg', 13)
const londonHotel = ipv4At('London', 6)
const londonOffice = ipv6At('London', 0x33, 2, 0x9)
const memphis = ipv4At('Memphis', 13)

type Stop = [at: number, connection: Connection, page: string, linkedId?: string]

/** 214 visits: 38 within ten days, the last one from Memphis 20 minutes after one from Berlin; 176 before. */
export const takenOver: Story = {
  visitorId,
  title: 'A taken-over account: Berlin, then Memphis 20 minutes later',
  question: questions.change,
  *visits(now) {
    yield* archived(now)
    yield* recent(now)
    yield* neighbours(now)
  },
}

function* archived(now: number): Generator<Draft> {
  const stops = [...atHome(now), ...inLondon(now)].sort(([one], [other]) => one - other)
  let signedOut = 0
  for (const [index, [at, connection, page]] of stops.entries()) {
    const byPartner = index >= 60 && index < 84
    const byNobody = !byPartner && index % 10 === 5 && signedOut++ < 14
    yield visit([at, connection, page, byPartner ? partner : byNobody ? undefined : owner], Math.max(7, (now - at) / dayMs))
  }
}

/** 164 visits of 62 days: the oldest at 09:14, 264 days ago, the newest 12 days ago. */
function* atHome(now: number): Generator<Stop> {
  const random = createRandom('taken over, archive')
  const calendar = createCalendar('Europe/Berlin', now)
  for (let session = 0; session < 62; session++) {
    const daysAgo = 264 - Math.round((session * 252) / 61)
    // The first at 09:14; on the day of the flight to London at noon.
    const hour = session === 0 ? '9:14' : daysAgo === 24 ? '13:10' : `${random.whole(8, 20)}:${random.whole(0, 50)}`
    const start = calendar.at(daysAgo, `${hour}:${random.whole(0, 59)}`)
    const connection = random.chance(0.12) ? random.pick(elsewhere) : random.chance(0.5) ? home : desk
    const pages = browsing(random, session < 40 ? 3 : 2)
    for (const { at, page } of paced(start, pages, random)) yield [at, connection, page]
  }
}

/** Two nights, reached by plane: 930 km in three hours. */
function* inLondon(now: number): Generator<Stop> {
  const random = createRandom('taken over, London')
  const calendar = createCalendar('Europe/London', now)
  const stays: [daysAgo: number, clock: string, connection: Connection, visits: number][] = [
    [24, '15:20:11', londonHotel, 3], [23, '10:05:40', londonOffice, 4], [23, '19:44:02', londonHotel, 3], [22, '08:31:55', londonOffice, 2],
  ]
  for (const [daysAgo, clock, connection, visits] of stays) {
    for (const { at, page } of paced(calendar.at(daysAgo, clock), browsing(random, visits), random)) yield [at, connection, page]
  }
}

function* recent(now: number): Generator<Draft> {
  const calendar = createCalendar('Europe/Berlin', now)
  const random = createRandom('taken over, recent')
  const days: [daysAgo: number, clock: string, connection: Connection, visits: number, linkedId: string][] = [
    [9, '12:06:10', desk, 4, owner], [8, '19:12:31', home, 2, owner], [6, '9:40:18', desk, 3, owner], [6, '20:02:45', home, 2, owner],
    [5, '10:15:27', desk, 3, owner], [5, '19:31:09', home, 3, partner], [4, '17:22:54', desk, 3, owner], [3, '11:48:36', desk, 3, owner],
    [2, '9:02:12', desk, 2, owner],
  ]
  for (const [daysAgo, clock, connection, visits, linkedId] of days) {
    for (const { at, page } of paced(calendar.at(daysAgo, clock), browsing(random, visits), random)) yield visit([at, connection, page, linkedId], Math.max(7, daysAgo))
  }
  const stops: Stop[] = [
    [calendar.at(2, '16:52:40'), desk, '/orders', owner],
    [calendar.at(2, '18:44:51'), hamburg, '/account', owner],
    [calendar.at(1, '11:05:13'), desk, '/search?q=rain%20jacket', owner],
    [calendar.at(1, '11:11:48'), desk, '/product/512', owner],
    [calendar.at(1, '11:19:02'), desk, '/product/881', owner],
  ]
  for (const stop of stops) yield visit(stop, 7)

  const last = now - 8 * minuteMs
  const today: Stop[] = [
    [calendar.at(1, '20:26:44'), home, '/product/881', owner],
    [calendar.at(1, '20:31:09'), home, '/orders/5512', owner],
    [last - 7 * hourMs - 32 * minuteMs, desk, '/', owner],
    [last - 7 * hourMs - 30 * minuteMs, desk, '/product/881', owner],
    [last - 7 * hourMs - 27 * minuteMs - 26_000, desk, '/orders', owner],
    [last - 21 * minuteMs - 26_000, desk, '/cart'],
    [last - 20 * minuteMs - 11_000, desk, '/login', owner],
  ]
  for (const stop of today) yield visit(stop, 0)
  yield draftVisit({ visitorId, at: last, connection: memphis, browser: browserAt('chrome-windows', 0), page: '/checkout/confirm', linkedId: thief, incognito: true })
}

/** Five more browsers on the address in Memphis, all within the day. */
function* neighbours(now: number): Generator<Draft> {
  const random = createRandom('taken over, neighbours')
  const kinds = ['chrome-windows', 'chrome-android', 'firefox-windows', 'edge-windows', 'chrome-windows'] as const
  for (const [index, kind] of kinds.entries()) {
    const neighbour = random.text(20)
    const pages = ['/login', '/account', `/gift-cards?account=${index}`]
    for (const { at, page } of paced(now - (index * 4 + 1) * hourMs, pages, random)) {
      yield draftVisit({ visitorId: neighbour, at, connection: memphis, browser: browserAt(kind, 0), page, linkedId: `acct_${90_851 + index * 3}` })
    }
  }
}

function visit([at, connection, page, linkedId]: Stop, daysAgo: number): Draft {
  return draftVisit({ visitorId, at, connection, browser: browserAt('chrome-windows', daysAgo), page, ...(linkedId === undefined ? {} : { linkedId }) })
}
