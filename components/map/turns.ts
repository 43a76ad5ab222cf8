/** Lets those who wait go on one by one, each in a task of its own, so that a worker hears what it is told in between. */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  const { port1, port2 } = new MessageChannel()
  const next = () => port2.postMessage(null)
  port1.onmessage = () => {
    waiting.shift()?.()
    if (waiting.length > 0) next()
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) next()
    })
}
