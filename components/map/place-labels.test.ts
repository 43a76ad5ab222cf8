import { expect, test } from 'vitest'
import { spotsAround } from './label-spots'
import type { Rect } from './place-labels'
import { overlaps, placeLabels } from './place-labels'

const rect = (left: number, top: number, right: number, bottom: number): Rect => ({ left, top, right, bottom })

test('the first of two that want the same room gets it', () => {
  const placed = placeLabels([{ name: 'one', spots: [rect(0, 0, 10, 10)] }, { name: 'two', spots: [rect(5, 5, 15, 15)] }], [])
  expect(placed.map(({ candidate }) => candidate.name)).toEqual(['one'])
})

test('a label moves to its next spot before it is left out', () => {
  const [placed] = placeLabels([{ spots: [rect(0, 0, 10, 10), rect(20, 0, 30, 10)] }], [rect(2, 2, 4, 4)])
  expect(placed?.spot).toBe(1)
})

test('labels keep the asked distance', () => {
  const pair = [{ spots: [rect(0, 0, 10, 10)] }, { spots: [rect(12, 0, 22, 10)] }]
  expect(placeLabels(pair, [], 1)).toHaveLength(2)
  expect(placeLabels(pair, [], 3)).toHaveLength(1)
})

test('no two of many labels overlap, nor what was taken', () => {
  const taken = [rect(40, 40, 60, 60)]
  const candidates = Array.from({ length: 200 }, (_, index) => ({ spots: spotsAround((index * 37) % 300, (index * 61) % 200, 40, 14, 6) }))
  const rects = placeLabels(candidates, taken, 0).map(({ candidate, spot }) => candidate.spots[spot]).filter((each) => each !== undefined)
  expect(rects.length).toBeGreaterThan(20)
  for (const [index, one] of rects.entries()) {
    expect(overlaps(one, rect(40, 40, 60, 60))).toBe(false)
    expect(rects.slice(index + 1).some((other) => overlaps(one, other))).toBe(false)
  }
})
