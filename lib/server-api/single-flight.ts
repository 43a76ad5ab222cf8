/** Equal questions that are under way at the same time share one call. */
export function createSingleFlight<T>() {
  const flights = new Map<string, Promise<T>>()
  return {
    has: (key: string) => flights.has(key),
    /** `isCurrent` tells `run` whether it is still the one that others join. */
    join(key: string, run: (isCurrent: () => boolean) => Promise<T>): Promise<T> {
      const running = flights.get(key)
      if (running) return running
      const isCurrent = () => flights.get(key) === flight
      const flight: Promise<T> = Promise.resolve().then(() => run(isCurrent)).finally(() => {
        if (isCurrent()) flights.delete(key)
      })
      flights.set(key, flight)
      return flight
    },
    /** Those under way go on, and nobody joins them any more. */
    part(isMeant: (key: string) => boolean): void {
      for (const key of [...flights.keys()]) if (isMeant(key)) flights.delete(key)
    },
  }
}
