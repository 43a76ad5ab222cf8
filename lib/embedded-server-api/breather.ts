import { setImmediate } from 'node:timers/promises'

/** How long one body may keep the event loop, in milliseconds. */
const sliceMs = 10

/** A pause for between two pieces of work: it lets others have the event loop as soon as a slice of time is used up. */
export function createBreather(): () => Promise<void> {
  let begin = performance.now()
  return async () => {
    if (performance.now() - begin < sliceMs) return
    await setImmediate()
    begin = performance.now()
  }
}
