import { createServer, get } from 'node:http'
import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './start-postgres'

declare module 'vitest' {
  interface ProvidedContext {
    postgresDoor: string
  }
}

/** For the whole run: a door that starts a PostgreSQL when the first test asks for one, and says where it is. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | undefined
  const door = createServer((_, response) => {
    started ??= startPostgres({ durable: false })
    started.then(({ url }) => response.end(url), (error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const address = door.address()
  provide('postgresDoor', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  return async () => {
    door.close()
    await (await started?.catch(() => undefined))?.remove()
  }
}

/** Asks that door for the address of the PostgreSQL of this run. */
export async function askForPostgres(door: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(door, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))))
    }).on('error', reject)
  })
}
