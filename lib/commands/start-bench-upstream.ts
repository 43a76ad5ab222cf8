import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../server-api/test-helpers/faulty-upstream'
import { type UpstreamReply, isUpstreamReply } from './bench-upstream-order'

export interface BenchUpstream {
  origin: string
  /** Resolves once it does, with the requests that it has had until then. */
  behave(fault: Fault): Promise<number>
  stop(): Promise<void>
}

/** A faulty upstream in another process, so that its work is not measured as ours. It knows 500 visits of the visitor 1 of the benches. */
export async function startBenchUpstream(token: string): Promise<BenchUpstream> {
  const child = fork(fileURLToPath(new URL('bench-upstream.ts', import.meta.url)), [token], { execArgv: ['--import', 'tsx'] })
  const { origin } = await replyTo(child, 0)
  if (origin === undefined) throw new Error('The upstream of the bench did not say where it listens.')
  let number = 0
  return {
    origin,
    async behave(fault) {
      number += 1
      const reply = replyTo(child, number)
      child.send({ number, fault })
      return (await reply).calls
    },
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

function replyTo(child: ChildProcess, number: number): Promise<UpstreamReply> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('The upstream of the bench ended.'))
    const read = (message: unknown) => {
      if (!isUpstreamReply(message) || message.number !== number) return
      child.off('message', read).off('exit', ended)
      resolve(message)
    }
    child.on('message', read).once('exit', ended)
  })
}
