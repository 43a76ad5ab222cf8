import { describe, expect, it } from 'vitest'
import type { Visit } from '@/lib/visits/visit'
import { detailRows } from './detail-rows'
import { positionText } from './position-text'

const visit = (more: Partial<Visit>): Visit => ({ visitorId: 'v', requestId: 'r', timestamp: 0, time: '1970-01-01T00:00:00.000Z', ...more })
const details = (now: Visit, previous?: Visit) => ({ visit: now, previous, ordinal: 7, of: 9, sameSince: { browserName: { ordinal: 2, timestamp: 0 }, osVersion: { ordinal: 5, timestamp: 0 }, os: { ordinal: 1, timestamp: 0 } }, notes: [] })
const row = (rows: ReturnType<typeof detailRows>, label: string) => rows.find((candidate) => candidate.label === label)

describe('browser details', () => {
  it('tells what changed and what it was', () => {
    const rows = detailRows(details(visit({ ip: '198.51.100.77', browserDetails: { browserName: 'Chrome' } }), visit({ ip: '203.0.113.24', browserDetails: { browserName: 'Chrome' } })))
    expect(row(rows, 'IP')).toMatchObject({ value: '198.51.100.77', was: '203.0.113.24', changed: true, since: 7 })
    expect(row(rows, 'Browser')).toMatchObject({ value: 'Chrome', changed: false, since: 2 })
  })

  it('says that a value was not given before, and knows no change at the first visit', () => {
    expect(row(detailRows(details(visit({ linkedId: 'a' }), visit({}))), 'Linked id')).toMatchObject({ value: 'a', was: 'not given' })
    expect(detailRows(details(visit({ linkedId: 'a' }))).some(({ changed }) => changed)).toBe(false)
  })

  it('joins the system and its version, the same since the later of the two', () => {
    const rows = detailRows(details(visit({ browserDetails: { os: 'Windows', osVersion: '10' } }), visit({ browserDetails: { os: 'Windows', osVersion: '10' } })))
    expect(row(rows, 'System')).toMatchObject({ value: 'Windows 10', since: 5 })
  })

  it('leaves the host out where the visit before was on the same one, and nothing else of a URL', () => {
    const rows = detailRows(details(visit({ url: 'https://shop.example/a%20b?q=1' }), visit({ url: 'https://shop.example/login' })))
    expect(row(rows, 'URL')).toMatchObject({ value: '/a%20b?q=1', was: '/login' })
    const moved = detailRows(details(visit({ url: 'https://pay.example/' }), visit({ url: 'javascript:alert(1)' })))
    expect(row(moved, 'URL')).toMatchObject({ value: 'https://pay.example/', was: 'javascript:alert(1)' })
  })

  it('shows a verdict on bots as one, and no probability that nobody gave', () => {
    const judged = { ...details(visit({ browserDetails: { botProbability: 1 } }), visit({ browserDetails: { botProbability: 0 } })), signals: { bot: 'bad' } }
    expect(row(detailRows(judged), 'Bot')).toMatchObject({ value: 'Found', was: 'Not found', changed: true })
    expect(row(detailRows(judged), 'Bot probability')).toBeUndefined()
  })

  it('names a city state once', () => {
    const here = visit({ ipLocation: { city: { name: 'Berlin' }, subdivisions: [{ name: 'Berlin' }], country: { code: 'DE' } } })
    expect(row(detailRows(details(here)), 'Place')?.value).toBe('Berlin, DE')
  })

  it('leads to everybody who shares an address or a linked id', () => {
    const rows = detailRows(details(visit({ ip: '203.0.113.0/24', linkedId: 'a/b', url: 'https://shop.example/' })))
    expect([row(rows, 'IP')?.href, row(rows, 'Linked id')?.href, row(rows, 'URL')?.href]).toEqual(['/networks/203.0.113.0/24', '/linked-ids?id=a%2Fb', undefined])
  })

  it('rounds coordinates to their radius, and takes latitude 0 for a latitude', () => {
    expect(positionText(visit({ ipLocation: { latitude: 35.14953, longitude: -90.04898, accuracyRadius: 100 } }))).toBe('35.15, -90.05 ±100 km')
    expect(positionText(visit({ ipLocation: { latitude: 0, longitude: -0.001, accuracyRadius: 1000 } }))).toBe('0, 0 ±1,000 km')
    expect(positionText(visit({ ipLocation: { latitude: 0 } }))).toBeUndefined()
  })

  it('tells the region that has it, where it is a vendor’s', () => {
    expect(row(detailRows(details(visit({ region: 'eu' }), visit({ region: 'us' }))), 'Found in')).toMatchObject({ value: 'The EU region', changed: false, since: undefined })
    expect(row(detailRows(details(visit({ region: 'embedded' }))), 'Found in')).toBeUndefined()
  })
})
