import { SingleBar } from 'cli-progress'

const aLineEvery = 100_000
const count = (number: number) => number.toLocaleString('en')

/** Tells on standard error how far the filling of a store of so many visits is: a bar at a terminal, else a line now and then. */
export function fillProgress(visits: number, output: NodeJS.WriteStream = process.stderr): { at(stored: number): void; end(): void } {
  if (!output.isTTY) {
    let told = -1
    return {
      at: (stored) => {
        const mark = Math.floor(stored / aLineEvery)
        if (mark !== told) output.write(`Filling a store: ${count(stored)} of ${count(visits)} visits\n`)
        told = mark
      },
      end: () => undefined,
    }
  }
  const bar = new SingleBar({ format: 'Filling a store {bar} {percentage}% · {stored} visits · {eta_formatted} left', hideCursor: true, clearOnComplete: true, etaBuffer: 50, stream: output })
  bar.start(visits, 0, { stored: '0' })
  return { at: (stored) => bar.update(stored, { stored: count(stored) }), end: () => bar.stop() }
}
