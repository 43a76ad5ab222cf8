import { describe, expect, it } from 'vitest'
import type { MapCell } from '@/lib/console-api/answers'
import { layOutCells, spotAt } from './lay-out-cells'

const cell = (latitude: number, longitude: number, visits: number): MapCell => ({ latitude, longitude, size: 1, visits, visitors: 1, incognito: 0, bots: 0 })
const project = ({ latitude, longitude }: MapCell) => [{ x: longitude, y: latitude }]

describe('layOutCells', () => {
  it('gives the disc of most visits the largest area, and draws it first', () => {
    const [first, second] = layOutCells([cell(0, 500, 25), cell(0, 0, 100)], project)
    expect(first).toMatchObject({ x: 0, radius: 26 })
    expect(second?.radius).toBeCloseTo(18.5)
  })

  it('pushes neighbours apart, the smaller further, and never far from their place', () => {
    const [large, small] = layOutCells([cell(0, 0, 100), cell(0, 10, 1)], project)
    if (!large || !small) throw new Error('Two spots were expected.')
    expect(Math.hypot(small.x - large.x, small.y - large.y)).toBeGreaterThan(large.radius + small.radius)
    expect(Math.abs(small.x - 10)).toBeGreaterThan(Math.abs(large.x))
    const crowd = layOutCells(Array.from({ length: 60 }, (_, index) => cell(0, index / 100, 1 + index)), project)
    for (const { x, y, cell: { longitude } } of crowd) expect(Math.hypot(x - longitude, y)).toBeLessThanOrEqual(34.01)
  })

  it('answers the disc at a point, and none beside them', () => {
    const spots = layOutCells([cell(0, 0, 1), cell(300, 300, 1)], project)
    expect(spotAt(spots, 305, 302)?.cell.latitude).toBe(300)
    expect(spotAt(spots, 100, 100)).toBeUndefined()
  })
})
