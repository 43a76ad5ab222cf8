import type { Random } from '../random'

/** So many pages of somebody who looks around and follows an order. */
export function browsing(random: Random, pages: number): string[] {
  const all = ['/', `/product/${random.whole(100, 999)}`, '/account', `/orders/${random.whole(5000, 5999)}`, '/orders', `/product/${random.whole(100, 999)}`]
  const first = random.whole(0, all.length - pages)
  return all.slice(first, first + pages)
}
