import { expect, test } from '@playwright/test'
import { embeddedToken, port } from './console-under-test'
import { makeDataFolder, startConsole } from './started-console'

const rounds = 3
const linesPerRequest = 40

test('killing the server amid an ingest loses no acknowledged visit', async () => {
  test.slow()
  const { folder, remove } = makeDataFolder()
  const env = { SIGHTLINE_DEMO: 'off', SERVER_API_EMBEDDED_TOKEN: embeddedToken }
  const acknowledged = new Set<string>()
  try {
    for (let round = 0; round < rounds; round++) {
      const console = await startConsole({ port: port + 1 + round, folder, env })
      const writers = [0, 1, 2].map((writer) => ingestUntilRefused(console.origin, `${round}-${writer}`, acknowledged))
      const before = acknowledged.size
      await expect.poll(() => acknowledged.size - before).toBeGreaterThan(200 + 150 * round)
      await console.stop('SIGKILL')
      await Promise.all(writers)
    }
    const console = await startConsole({ port: port + 1 + rounds, folder, env })
    try {
      expect(await storedRequestIds(console.origin)).toEqual(expect.arrayContaining([...acknowledged]))
    } finally {
      await console.stop()
    }
  } finally {
    remove()
  }
})

/** Sends batches one after the other until the server is gone; what it acknowledged goes into `acknowledged`. */
async function ingestUntilRefused(origin: string, name: string, acknowledged: Set<string>) {
  for (let batch = 0; ; batch++) {
    const visits = Array.from({ length: linesPerRequest }, (_, line) => ({
      visitorId: 'killedAmidAnIngest00',
      requestId: `${name}-${batch}-${line}`,
      timestamp: Date.now() - 60_000 - line,
      url: 'https://shop.example/cart',
    }))
    const answer = await fetch(`${origin}/server-api/visits`, {
      method: 'POST',
      headers: { 'auth-token': embeddedToken, 'content-type': 'application/x-ndjson' },
      body: visits.map((visit) => JSON.stringify(visit)).join('\n'),
    })
      .then((response) => response.json() as Promise<{ accepted: number }>)
      .catch(() => undefined)
    if (!answer) return
    expect(answer.accepted).toBe(linesPerRequest)
    for (const { requestId } of visits) acknowledged.add(requestId)
  }
}

async function storedRequestIds(origin: string): Promise<string[]> {
  const ids: string[] = []
  let paginationKey: string | undefined
  do {
    const query = new URLSearchParams({ limit: '500', ...(paginationKey ? { paginationKey } : {}) })
    const response = await fetch(`${origin}/server-api/visitors/killedAmidAnIngest00?${query}`, { headers: { 'auth-token': embeddedToken } })
    expect(response.status).toBe(200)
    const page = (await response.json()) as { visits: { requestId: string }[]; paginationKey?: string }
    ids.push(...page.visits.map((visit) => visit.requestId))
    paginationKey = page.paginationKey
  } while (paginationKey)
  return ids
}
