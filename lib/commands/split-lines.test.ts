import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitLines } from './split-lines'

async function* inChunks(bytes: Buffer, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(text: string, size: number, longest = 1_000, start?: { offset: number; line: number }) {
  const lines = []
  for await (const line of splitLines(inChunks(Buffer.from(text), size), longest, start)) lines.push(line)
  return lines
}

it('gives the same lines however the bytes are cut', () => fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''))), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
  const lines = await read(texts.map((text) => `${text}\n`).join(''), size)
  expect(lines.map(({ bytes }) => bytes?.toString())).toEqual(texts)
  expect(lines.map(({ number }) => number)).toEqual(texts.map((_, index) => index + 1))
})))

it('tells where each line ends, and whether it is finished', async () => {
  expect((await read('a\n\nlong', 2, 1_000, { offset: 100, line: 7 })).map(({ number, end, terminated }) => [number, end, terminated])).toEqual([[8, 102, true], [9, 103, true], [10, 107, false]])
})

it('passes over a line that is too long, and goes on after it', async () => {
  expect((await read(`${'x'.repeat(50)}\nok\n${'y'.repeat(50)}`, 7, 10)).map(({ bytes }) => bytes?.toString())).toEqual([undefined, 'ok', undefined])
})

it('counts no carriage return of Windows as a part of the longest line', async () => {
  expect((await read(`${'x'.repeat(10)}\r\n${'y'.repeat(11)}\n${'z'.repeat(11)}\r\n${'w'.repeat(10)}\n`, 7, 10)).map(({ bytes }) => bytes?.toString())).toEqual([`${'x'.repeat(10)}\r`, undefined, undefined, 'w'.repeat(10)])
})

it('holds no endless line in memory', async () => {
  const piece = Buffer.alloc(1 << 20, 'x')
  async function* endless() {
    for (let count = 0; count < 2_000; count += 1) yield piece
  }
  const before = process.memoryUsage().arrayBuffers
  for await (const line of splitLines(endless(), 2 << 20)) expect(line.bytes).toBeUndefined()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20)
})
