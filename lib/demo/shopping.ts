import type { Random } from './random'

const topics = ['shoes', 'jackets', 'headphones', 'lamps', 'backpacks', 'kettles'] as const
const words = ['rain jacket', 'running shoes', 'desk lamp', 'usb c cable', 'gift', 'tea'] as const

/** The pages of one stay in the shop, in their order: 1 to 5. */
export function shoppingTrip(random: Random): string[] {
  const product = () => `/product/${random.whole(100, 999)}`
  const trips: readonly [() => string[], ...(() => string[])[]] = [
    () => ['/'],
    () => ['/', `/category/${random.pick(topics)}`, product()],
    () => [`/search?q=${encodeURIComponent(random.pick(words))}`, product(), product()],
    () => ['/login', '/account', '/orders'],
    () => [product(), '/cart', '/login', '/checkout', `/checkout/confirm?order=${random.whole(3000, 6999)}`],
    () => ['/login', `/orders/${random.whole(3000, 6999)}`],
    () => [`/category/${random.pick(topics)}`, product(), '/cart'],
  ]
  return random.pick(trips)()
}
