import { expect, test } from 'vitest'
import { placesOfCell } from './places-of-cell'

const cell = { latitude: 0, longitude: 0, size: 10, visits: 1, visitors: 1, incognito: 0, bots: 0 }
const paint = { colour: 'bots', chosen: undefined, steps: [], surface: '', track: '', incognito: '', accent: '' } as const
const ask = (left: number, width: number) => ({ size: { width, height: 400, ratio: 1 }, corner: { x: left, y: 0 }, origin: { x: 100, y: 50 }, zoom: 1, cells: [cell], paint })

test('a cell lies in each copy of the world that is shown', () => {
  expect(placesOfCell(cell, ask(-400, 1200))).toEqual([{ x: -356, y: 206 }, { x: 156, y: 206 }, { x: 668, y: 206 }])
})

test('what lies further beyond an edge than a disc reaches is left out', () => {
  expect(placesOfCell(cell, ask(0, 600))).toEqual([{ x: 156, y: 206 }])
  expect(placesOfCell(cell, { ...ask(0, 600), corner: { x: 0, y: 300 } })).toEqual([])
})
