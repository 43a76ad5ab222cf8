import { EventEmitter, once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { zipResponse } from './zip-response'

describe('a download', () => {
  it.each([
    ['has taken some bytes', 3],
    ['waits for the first ones', 0],
  ])('stops reading when its client goes away that %s', async (_, bytes) => {
    let pages = 0
    const heard = new EventEmitter()
    const [begun, ended] = [once(heard, 'begun'), once(heard, 'ended')]
    async function* endless() {
      try {
        for (;;) {
          pages += 1
          heard.emit('begun')
          yield await new Promise<Uint8Array>((resolve) => setImmediate(resolve, new Uint8Array(bytes)))
        }
      } finally {
        heard.emit('ended')
      }
    }
    const reader = zipResponse('x.zip', endless()).body?.getReader()
    const first = reader?.read()
    await begun
    if (bytes > 0) expect((await first)?.value).toHaveLength(bytes)
    await reader?.cancel()
    await ended
    const read = pages
    await new Promise((resolve) => setImmediate(resolve))
    expect(pages).toBe(read)
  })

  it('is made as it is taken', async () => {
    let made = 0
    async function* numbered() {
      for (; made < 1_000; made += 1) yield new Uint8Array(10)
    }
    const reader = zipResponse('x.zip', numbered()).body?.getReader()
    for (let taken = 0; taken < 5; taken += 1) await reader?.read()
    expect(made).toBeLessThan(10)
    await reader?.cancel()
  })
})
