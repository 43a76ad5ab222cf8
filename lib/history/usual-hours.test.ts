import { expect, it } from 'vitest'
import { createUsualHours } from './usual-hours'

const day = Date.parse('2026-11-02T00:00:00Z')
const hour = 3_600_000
const find = (zone: string, hours: number[]) => {
  const usual = createUsualHours(zone)
  for (const at of hours) usual.see(day + at * hour)
  return usual.find()
}

it('finds the shortest span with nine tenths of the visits, in the zone', () => {
  expect(find('UTC', [8, 9, 10, 11, 12, 13, 14, 15, 16, 17])).toEqual({ from: 8, to: 17 })
  expect(find('Europe/Berlin', [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])).toEqual({ from: 8, to: 20 })
})

it('runs over midnight', () => expect(find('UTC', [22, 22, 22, 23, 23, 23, 0, 0, 1, 1])).toEqual({ from: 22, to: 2 }))

it('ends a span at 24, not at 0', () => expect(find('UTC', Array<number>(12).fill(23))).toEqual({ from: 23, to: 24 }))

it('says nothing below ten visits', () => expect(find('UTC', Array<number>(9).fill(8))).toBeUndefined())
