import { describe, expect, it } from 'vitest'
import { routePattern } from './route-pattern'

describe('routePattern', () => {
  it.each([
    ['/api/search', undefined, '/api/search'],
    ['/api/visitors/abc', { visitorId: 'abc' }, '/api/visitors/[visitorId]'],
    ['/api/visitors/visitors/visits/visits', { visitorId: 'visitors', requestId: 'visits' }, '/api/visitors/[visitorId]/visits/[requestId]'],
    ['/api/visitors/a%20b/visits/a%20b', { visitorId: 'a b', requestId: 'a b' }, '/api/visitors/[visitorId]/visits/[requestId]'],
    ['/api/visitors/a%20b', { visitorId: 'a%20b' }, '/api/visitors/[visitorId]'],
    ['/api/203.0.113.9/secret', { path: ['203.0.113.9', 'secret'] }, '/api/*'],
    ['/api/visitors/abc', { visitorId: 'another' }, '/api/*'],
  ])('calls %s what it is, and nobody by name', (path, params, pattern) => {
    expect(routePattern(path, params)).toBe(pattern)
  })
})
