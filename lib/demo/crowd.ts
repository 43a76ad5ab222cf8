import { browserKinds, type BrowserKind } from './browsers'
import { ipv4At, ipv6At } from './connection'
import type { Draft } from './draft'
import { getPlace, placeNames } from './places'
import { createRandom, type Random } from './random'
import { shop, type Shopper } from './shopper'

const people = 380
/** Of a hundred: Windows and phones first, as the kinds are ordered. */
const kindWeights = [34, 20, 16, 9, 7, 5, 4, 3, 1, 1]
const placeWeights = placeNames.map((name) => getPlace(name).weight)

/** Ordinary customers all over the world, in whom there is nothing to find. */
export function* crowd(now: number): Generator<Draft> {
  for (let person = 0; person < people; person++) {
    const random = createRandom(`crowd ${person}`)
    const shopper = createShopper(random, person)
    // Some came yesterday for the first time, some half a year ago; some no longer come.
    const first = Math.round(2 + random.next() ** 2 * 180)
    const last = random.chance(0.2) ? Math.floor(first * random.next()) : 0
    const stays = random.whole(3, 18)
    const days = Array.from({ length: stays }, () => last + Math.floor(random.next() ** 1.5 * (first - last + 1))).sort((one, other) => other - one)
    yield* shop(shopper, now, days)
  }
}

function createShopper(random: Random, person: number): Shopper {
  const name = placeNames[weighted(placeWeights, random)] ?? 'Berlin'
  const connection = random.chance(0.25) ? ipv4At(name, random.whole(0, 15)) : ipv6At(name, random.whole(1, 255), random.whole(1, 0xff), random.whole(1, 0xffff))
  const browser: BrowserKind = browserKinds[weighted(kindWeights, random)] ?? browserKinds[0]
  const visitorId = random.text(20)
  return { visitorId, browser, lag: random.whole(0, 9), connection, random, ...(random.chance(0.7) ? { linkedId: `acct_${10_000 + person * 41}` } : {}) }
}

function weighted(weights: readonly number[], random: Random): number {
  let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  return Math.max(0, weights.findIndex((weight) => (rest -= weight) < 0))
}
