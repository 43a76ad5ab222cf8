import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { postgresBinaries } from './postgres-binaries'

export interface PostgresServer {
  port: number
  /** As its owner, of the database `postgres`; another name in the path is another database. */
  url: string
  /** Ends its process, and every connection. Its data stays. */
  stop(): Promise<void>
  /** Starts it again on its data and port. */
  start(): Promise<void>
  /** Ends it for good and removes its data. */
  remove(): Promise<void>
}

/**
 * A PostgreSQL of one's own on a free port of this machine, with nothing in it. It writes through to the disk, as a real one; with
 * `durable: false` only as far as the system's cache, which outlives every process, and is several times as fast.
 */
export async function startPostgres({ durable = true } = {}): Promise<PostgresServer> {
  const binaries = await postgresBinaries()
  const account = ordinaryAccount()
  const folder = await mkdtemp(join(tmpdir(), 'sightline-postgres-'))
  if (account) chownSync(folder, account.uid, account.gid)
  const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
  const data = join(folder, 'data')
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'sightline', '--auth=trust', '--encoding=UTF8', '--no-locale'], { ...options, encoding: 'utf8', stdio: 'pipe' })
  const port = await freePort()
  const url = `postgres://sightline@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined

  const start = async () => {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', 'shared_buffers=64MB', 'logging_collector=off', ...(durable ? [] : ['fsync=off', 'full_page_writes=off'])]
    const spawned = spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], { ...options, stdio: 'ignore' })
    server = spawned
    await untilItAnswers(spawned, url)
  }
  const stop = async () => {
    const running = server
    server = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    // Fast: it ends the connections and writes what it holds.
    running.kill('SIGINT')
    await ended
  }
  const remove = async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
  await start()
  return { port, url, start, stop, remove }
}

/** PostgreSQL refuses to run as root: then it runs as its own account, or as nobody. */
function ordinaryAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (kind: string) => Number(execFileSync('id', [kind, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: idOf('-u'), gid: idOf('-g') }
    } catch {
      // There is no such account.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither an account postgres nor nobody.')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.')
  return address.port
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error('PostgreSQL ended as soon as it was started.')
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}
