import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate'
import { openDatabase } from '../open-database'
import { createDatabaseAt } from './create-database-at'
import { type PostgresServer, startPostgres } from './start-postgres'

declare module 'vitest' {
  interface ProvidedContext {
    databaseDoor: string
  }
}

/** What the tests of one run make their databases of: bringing the tables of each up to date would take longer than most tests do. */
interface Shared {
  '/postgres': { url: string; migrated: string }
  '/sqlite': { migrated: string }
}

/** For the whole run: a door that makes what is asked for when the first test asks, and says where it is. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-tests-'))
  let server: Promise<PostgresServer> | undefined
  const makers: { [Path in keyof Shared]: () => Promise<Shared[Path]> } = {
    async '/postgres'() {
      const { url } = await (server = startPostgres({ durable: false }))
      const { options } = await createDatabaseAt(url)
      await migrated(options)
      return { url, migrated: new URL(options.databaseUrl ?? url).pathname.slice(1) }
    },
    async '/sqlite'() {
      await migrated({ folder })
      return { migrated: folder }
    },
  }
  const made = new Map<string, Promise<unknown>>()
  const door = createServer(({ url: path }, response) => {
    if (path !== '/postgres' && path !== '/sqlite') return void response.writeHead(404).end()
    const answer = made.get(path) ?? makers[path]()
    made.set(path, answer)
    answer.then((shared) => response.end(JSON.stringify(shared)), (error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const address = door.address()
  provide('databaseDoor', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  return async () => {
    door.close()
    await (await server?.catch(() => undefined))?.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

async function migrated(options: Parameters<typeof openDatabase>[0]): Promise<void> {
  const database = openDatabase({ ...options, prepare: migrate })
  await database.kysely.selectFrom('store_notes').select('key').execute()
  await database.close()
}

/** Asks that door. */
export async function askForShared<Path extends keyof Shared>(door: string, path: Path): Promise<Shared[Path]> {
  return new Promise((resolve, reject) => {
    get(`${door}${path}`, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => (response.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))))
    }).on('error', reject)
  })
}
