import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFlush, flushFile } from './flush'

/** Flushes that end when they are told. */
function flushesByHand() {
  const begun: { end: () => void; fail: (error: Error) => void }[] = []
  const flush = createFlush(() => new Promise<void>((end, fail) => begun.push({ end, fail })))
  return { begun, flush }
}

const turn = () => new Promise(setImmediate)

describe('createFlush', () => {
  it('lets calls that come during a flush wait for the next, which they share', async () => {
    const { begun, flush } = flushesByHand()
    const ended: string[] = []
    const all = ['first', 'second', 'third'].map(async (name) => flush().then(() => ended.push(name)))
    await turn()
    expect(begun).toHaveLength(1)
    begun[0]?.end()
    await turn()
    expect(ended).toEqual(['first'])
    expect(begun).toHaveLength(2)
    const late = flush()
    begun[1]?.end()
    await Promise.all(all)
    expect(ended).toEqual(['first', 'second', 'third'])
    await turn()
    begun[2]?.end()
    await late
    expect(begun).toHaveLength(3)
  })

  it('tells a failure to those that waited for it, and to nobody else', async () => {
    const { begun, flush } = flushesByHand()
    const first = flush()
    const second = flush()
    begun[0]?.fail(new Error('The disk is gone.'))
    await expect(first).rejects.toThrow('The disk is gone.')
    await turn()
    begun[1]?.end()
    await expect(second).resolves.toBeUndefined()
  })
})

describe('flushFile', () => {
  it('takes a file that is gone for flushed, and tells of one that cannot be opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sightline-flush-'))
    await writeFile(join(folder, 'log'), 'text')
    await expect(flushFile(join(folder, 'log'))).resolves.toBeUndefined()
    await expect(flushFile(join(folder, 'gone'))).resolves.toBeUndefined()
    await expect(flushFile(folder)).rejects.toMatchObject({ code: 'EISDIR' })
    await rm(folder, { recursive: true })
  })
})
