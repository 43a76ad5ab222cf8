import { describe, expect, it } from 'vitest'
import { sharedFacts, sharedSentence } from './sharers-words'

const total = { visitors: 7, visits: 40, firstSeen: 0, lastSeen: 1, atLeast: false }
const facts = { looked: 40, incognito: 10, countries: ['DE', 'FR', 'US'], countryCount: 3, ipCount: 9, linkedIdCount: 1 }

describe('what is shared', () => {
  it('is summed up in a sentence', () => {
    expect(sharedSentence({ total, facts }, 'linkedId')).toBe('7 devices in 3 countries')
    expect(sharedSentence({ total: { ...total, visitors: 10_000, atLeast: true }, facts: { ...facts, countryCount: 1 } }, 'network')).toBe('At least 10,000 visitors in 1 country')
    expect(sharedSentence({ facts }, 'network')).toBeUndefined()
  })

  it('has its figures, and says where they rest on the newest visits alone', () => {
    expect(sharedFacts({ total, facts }, 'linkedId')).toEqual([
      { label: 'Devices', value: '7' },
      { label: 'Visits', value: '40' },
      { label: 'Countries', value: '3', note: 'DE, FR, US' },
      { label: 'IPs', value: '9' },
      { label: 'Incognito', value: '25 %' },
    ])
    const partial = sharedFacts({ total: { ...total, visits: 90_000 }, facts: { ...facts, looked: 5_000, incognito: 1, countries: ['A', 'B', 'C', 'D', 'E', 'F', 'G'], countryCount: 30 } }, 'network')
    expect(partial).toContainEqual({ label: 'Countries', value: '30', note: 'A, B, C, D, E, F +24' })
    expect(partial).toContainEqual({ label: 'Incognito', value: 'under 1 %', note: 'of the newest 5,000' })
  })
})
