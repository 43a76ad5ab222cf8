import { expect, test } from 'vitest'
import type { Travel } from '@/lib/visits/travel'
import { legKind, legKinds, legStyles, worseKind } from './leg-style'

test.each<[Travel['verdict'], number, string]>([
  ['plausible', 0, 'slow'], ['plausible', 249, 'slow'], ['plausible', 250, 'fast'], ['plausible', 900, 'fast'],
  ['unlikely', 950, 'odd'], ['impossible', 23_000, 'imp'],
])('%s travel at %i km/h is drawn as %s', (verdict, speedKmh, kind) => expect(legKind({ verdict, speedKmh })).toBe(kind))

test('no two kinds share a dash, so colour never speaks alone', () => {
  expect(new Set(legKinds.map((kind) => legStyles[kind].dash)).size).toBe(4)
  expect(legKinds.map((kind) => legStyles[kind].width)).toEqual([2, 2, 2.5, 3])
})

test('the worse of two kinds wins', () => {
  expect(worseKind('slow', 'imp')).toBe('imp')
  expect(worseKind('odd', 'fast')).toBe('odd')
})
