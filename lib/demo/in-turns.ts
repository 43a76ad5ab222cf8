import { setImmediate } from 'node:timers/promises'

/** Items made between two turns of the event loop: some 5 ms. */
const turnSize = 100

/** All of `items`, with a turn for whatever else waits now and then. */
export async function* inTurns<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let made = 0
  for (const item of items) {
    yield item
    if (++made % turnSize === 0) await setImmediate()
  }
}
