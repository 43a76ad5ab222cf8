import { expect, it } from 'vitest'
import { createVisitorUnion, readSketches, shortenSketch, sketchEntry, sketchError } from './visitor-sketch'

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `visitor-${from + index}`)
const textOf = (visitors: readonly string[]) => visitors.map(sketchEntry).join('')
const unionOf = (...texts: string[]) => {
  const union = createVisitorUnion()
  const sketches = readSketches(Buffer.from(texts.join(',')))
  for (const index of sketches.starts.keys()) union.add(sketches, index)
  return union
}
const countOf = (...texts: string[]) => unionOf(...texts).estimate()

it.each([0, 1, 2, 10, 50, 85])('counts %i visitors to within one', (visitors) => {
  expect(Math.abs(countOf(textOf(ids(0, visitors))) - visitors)).toBeLessThanOrEqual(Math.max(1, visitors * 0.03))
})

it('errs as much as it says, over many sketches', () => {
  for (const visitors of [100, 500, 5_000]) {
    const errors = Array.from({ length: 60 }, (_, round) => countOf(textOf(ids(round * visitors, (round + 1) * visitors))) / visitors - 1)
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
    expect(deviation).toBeLessThan(sketchError * 1.3)
  }
})

it('counts a visitor once, however often and wherever it occurs', () => {
  const some = textOf(ids(0, 60))
  expect(countOf(some, some, some + some)).toBe(countOf(some))
  const many = textOf(ids(0, 2_000))
  expect(countOf(many, textOf(ids(500, 700)), some)).toBe(countOf(many))
})

it('is the same whether it was shortened before more was appended, after, or never', () => {
  for (const [first, second] of [[40, 80], [70, 120], [300, 400], [1, 1_000]] as const) {
    const whole = textOf(ids(0, second))
    const appended = shortenSketch(textOf(ids(0, first))) + textOf(ids(first, second))
    expect(shortenSketch(appended)).toBe(shortenSketch(whole))
    expect(countOf(shortenSketch(whole))).toBe(countOf(whole))
    expect(countOf(appended)).toBe(countOf(whole))
  }
})

it('counts many sketches at once as it does one by one, and anew once it is cleared', () => {
  const texts = [textOf(ids(0, 3)), shortenSketch(textOf(ids(0, 500))), textOf(ids(400, 700)), shortenSketch(textOf(ids(600, 900))) + textOf(ids(900, 950))]
  const cleared = createVisitorUnion()
  for (const some of [texts, texts.slice(0, 1), texts.slice(2), texts.toReversed()]) {
    cleared.clear()
    const sketches = readSketches(Buffer.from(some.join(',')))
    expect(sketches.starts).toHaveLength(some.length)
    for (const index of sketches.starts.keys()) cleared.add(sketches, index)
    expect(cleared.estimate()).toBe(countOf(...some))
    const merged = createVisitorUnion()
    for (const text of some) merged.merge(unionOf(text))
    expect(merged.estimate()).toBe(cleared.estimate())
  }
})

it('takes 257 characters at the most once it is shortened', () => {
  expect(shortenSketch(textOf(ids(0, 100_000)))).toHaveLength(257)
})
