import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasRegionToken, readAccess } from './tokens'

let folder: string
let dataDir: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-tokens-'))
})
beforeEach(() => {
  dataDir = join(mkdtempSync(join(folder, 'run-')), 'data')
})
afterAll(() => rmSync(folder, { recursive: true }))

const settings = () => ({ host: '127.0.0.1', port: 4100, dataDir, regionUrls: {}, generation: 'visitors' as const })

describe('readAccess', () => {
  it('asks the embedded Server API where it listens while there is no region token', () => {
    const access = readAccess({}, settings())
    expect(access.sources.map(({ region, baseUrl }) => [region, baseUrl])).toEqual([['embedded', 'http://127.0.0.1:4100/server-api']])
    expect(access.hasRegionToken).toBe(false)
    expect(readAccess({}, { ...settings(), host: '0.0.0.0' }).sources[0]?.baseUrl).toBe('http://127.0.0.1:4100/server-api')
    expect(readAccess({}, { ...settings(), host: '::' }).sources[0]?.baseUrl).toBe('http://[::1]:4100/server-api')
  })

  it('asks every region that has a token, at the vendor or where it is told', () => {
    const access = readAccess({ SERVER_API_US_TOKEN: 'one', SERVER_API_AP_TOKEN: 'three', SERVER_API_EU_TOKEN: ' ' }, { ...settings(), regionUrls: { ap: 'http://127.0.0.1:9/x/' } })
    expect(access.sources.map(({ region, baseUrl, headers }) => [region, baseUrl, headers()['auth-token']])).toEqual([['us', 'https://api.fpjs.io', 'one'], ['ap', 'http://127.0.0.1:9/x', 'three']])
    expect(access.hasRegionToken).toBe(true)
    expect([hasRegionToken({}), hasRegionToken({ SERVER_API_EU_TOKEN: 'x' })]).toEqual([false, true])
  })

  it('asks regions in the generation that is set, and itself always in the first', () => {
    const regional = readAccess({ SERVER_API_EU_TOKEN: 'two' }, { ...settings(), generation: 'v4' }).sources
    expect(regional.map(({ generation, baseUrl, headers }) => [generation.name, baseUrl, headers()])).toEqual([['v4', 'https://eu.api.fpjs.io', { authorization: 'Bearer two' }]])
    expect(readAccess({}, { ...settings(), generation: 'v4' }).sources.map(({ generation }) => generation.name)).toEqual(['visitors'])
  })

  it('makes the embedded token once, for the eyes of its owner', () => {
    const first = readAccess({}, settings()).sources[0]?.headers()['auth-token'] ?? ''
    const path = join(dataDir, 'embedded-token')
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(readFileSync(path, 'utf8')).toBe(`${first}\n`)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataDir)).toEqual(['embedded-token'])
    const again = readAccess({}, settings())
    expect(again.isEmbeddedToken(first)).toBe(true)
    for (const wrong of ['', first.slice(1), `${first} `, first.toUpperCase()]) expect(again.isEmbeddedToken(wrong)).toBe(false)
    expect(again.deriveKey('a')).toEqual(readAccess({}, settings()).deriveKey('a'))
    expect(again.deriveKey('a')).not.toEqual(again.deriveKey('b'))
  })

  it('takes the embedded token from the environment and then makes no file', () => {
    expect(readAccess({ SERVER_API_EMBEDDED_TOKEN: 'from-outside' }, settings()).isEmbeddedToken('from-outside')).toBe(true)
    expect(() => readdirSync(dataDir)).toThrow()
  })

  it('refuses what cannot be meant with one sentence, which never repeats the token', () => {
    expect(() => readAccess({ SERVER_API_EU_TOKEN: 'two words' }, settings())).toThrow('SERVER_API_EU_TOKEN must be a token: at most 512 printable characters without spaces.')
    expect(() => readAccess({ SERVER_API_EMBEDDED_TOKEN: 'a\u0000b' }, settings())).toThrow('SERVER_API_EMBEDDED_TOKEN must be a token')
    readAccess({}, settings())
    expect(() => readAccess({}, { ...settings(), dataDir: '/dev/null/data' })).toThrow('SIGHTLINE_DATA_DIR must be a folder that this account can read and write.')
    writeFileSync(join(dataDir, 'embedded-token'), 'half')
    expect(() => readAccess({}, settings())).toThrow('SIGHTLINE_DATA_DIR holds a file embedded-token that is damaged')
  })
})
