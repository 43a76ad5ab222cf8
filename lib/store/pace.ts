import { setTimeout as wait } from 'node:timers/promises'

/** So long others wait at the most for one to rest. */
const longestRestMs = 100

/** Resolves after as long a rest as the work since the last one took, so that whoever else writes gets every second turn. */
export function createPace(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    await wait(Math.min(performance.now() - since, longestRestMs))
    since = performance.now()
  }
}
