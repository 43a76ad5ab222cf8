import { describe, expect, it } from 'vitest'
import { formChanges, formFields, localTime } from './form-changes'

const empty = { url: '', country: '', city: '', linked_id: '', address: '', browser: '', os: '', bot: '', incognito: '', from: '', to: '' }
const change = (fields: Partial<typeof empty>, zone = 'Europe/Berlin') => formChanges({ ...empty, ...fields }, zone)

describe('the form of the filters', () => {
  it('clears what is empty, and tells an address from a network', () => {
    expect(Object.values(change({}).changes)).toEqual(Array.from({ length: formFields.length + 1 }, () => null))
    expect(change({ address: ' 203.0.113.7 ', country: 'de' }).changes).toMatchObject({ ip: '203.0.113.7', network: null, country: 'DE' })
    expect(change({ address: '203.0.113.0/24' }).changes).toMatchObject({ ip: null, network: '203.0.113.0/24' })
  })

  it('says what cannot be looked for', () => {
    expect(change({ url: 'ab', address: '203.0.113' }).errors).toEqual({ url: 'Needs at least 3 characters.', address: 'Is no address, such as 203.0.113.7 or 203.0.113.0/24.' })
    expect(change({ url: 'abc', address: '2001:db8::/32' }).errors).toEqual({})
  })

  it('reads times in the zone, the last minute included, and shows them there', () => {
    const { from, to } = change({ from: '2026-11-22T16:48', to: '2026-11-22T16:50' }).changes
    expect([from, to]).toEqual(['2026-11-22T15:48:00Z', '2026-11-22T15:50:59.999Z'])
    expect(localTime('2026-11-22T15:48:00Z', 'Europe/Berlin')).toBe('2026-11-22T16:48')
    expect(localTime('nonsense', 'Europe/Berlin')).toBeUndefined()
  })
})
