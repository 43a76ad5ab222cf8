import { describe, expect, it } from 'vitest'
import { mapParameters } from './map-parameters'

describe('a search on the map', () => {
  it('is its filter, with the one term that the map knows as well', () => {
    expect(mapParameters([{ kind: 'text', value: 'the' }, { kind: 'ip', value: '203.0.113.7' }], { country: 'DE' })).toEqual({ country: 'DE', ip: '203.0.113.7', all: 'true' })
    expect(mapParameters([], { bot: '0.5', from: '2026-11-22T00:00:00Z' })).toEqual({ bot: '0.5', from: '2026-11-22T00:00:00Z' })
  })

  it('is none for what the map cannot show', () => {
    expect(mapParameters([{ kind: 'visitorId', value: 'v' }], {})).toBeUndefined()
    expect(mapParameters([{ kind: 'ip', value: '203.0.113.7' }, { kind: 'url', value: '/checkout' }], {})).toBeUndefined()
    expect(mapParameters([{ kind: 'url', value: '/checkout' }], { url: '/basket' })).toBeUndefined()
  })
})
