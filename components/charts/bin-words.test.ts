import { describe, expect, it } from 'vitest'
import { axisLabel, binLabel, rangeLabel, visitCount } from './bin-words'

const sunday = Date.UTC(2026, 10, 22, 15, 40)
const octoberDay = Date.UTC(2026, 9, 26, 12)

describe('the words of the chart', () => {
  it('names a range by its days, with years only where they differ', () => {
    expect(rangeLabel(octoberDay, sunday, 'Europe/Berlin')).toBe('26 Oct to 22 Nov')
    expect(rangeLabel(sunday, sunday, 'Europe/Berlin')).toBe('22 Nov')
    expect(rangeLabel(Date.UTC(2025, 11, 30), sunday, 'UTC')).toBe('30 Dec 2025 to 22 Nov 2026')
  })

  it('names bins by their unit, and a zone that does not exist breaks nothing', () => {
    expect(binLabel(sunday, 'day', 'Europe/Berlin')).toBe('Sun 22 Nov 2026')
    expect(axisLabel(sunday, 'hour', 'Europe/Berlin')).toBe('22 Nov 16:40')
    expect(axisLabel(sunday, 'month', 'Europe/Dusseldorf')).toBe('Nov 2026')
  })

  it('says one visit, not one visits', () => {
    expect(visitCount(1)).toBe('1 visit')
    expect(visitCount(1204)).toBe('1,204 visits')
  })
})
