import { describe, expect, it } from 'vitest'
import { zoneChoices, zoneText } from './zone-choices'

const now = Date.UTC(2026, 10, 22)

describe('zone choices', () => {
  it('names a zone by its place and offset', () => {
    expect(zoneText('Europe/Berlin', now)).toBe('Berlin, UTC+1')
    expect(zoneText('America/New_York', now)).toBe('New York, UTC−5')
    expect(zoneText('UTC', now)).toBe('UTC')
  })

  it('says that a visitor’s zone does not exist', () => {
    const notes = zoneChoices({ mine: 'UTC', visitorZone: 'Europe/Dusseldorf', visitorZoneKnown: false }, now).map(({ note }) => note)
    expect(notes).toContain('unknown zone Europe/Dusseldorf, UTC shown')
  })
})
