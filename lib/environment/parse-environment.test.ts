import { describe, expect, it } from 'vitest'
import { parseEnvironment } from './parse-environment'

describe('parseEnvironment', () => {
  it('has a default for everything', () => {
    expect(parseEnvironment({}, '/srv')).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', dataDir: '/srv/.data', generation: 'visitors', webhookSecrets: [] })
  })

  it('takes an empty variable for an unset one', () => {
    expect(parseEnvironment({ PORT: '', SIGHTLINE_DEMO: ' ' }).port).toBe(3000)
  })

  it('derives the public address from the port', () => {
    expect(parseEnvironment({ PORT: '4100' }).publicUrl).toBe('http://localhost:4100')
  })

  it('reads lists, names of headers and origins', () => {
    const settings = parseEnvironment({ WEBHOOK_SECRETS: 'one, two', SIGHTLINE_TRUSTED_PROXY: 'X-Forwarded-For', SIGHTLINE_PUBLIC_URL: 'https://sightline.example/' })
    expect(settings).toMatchObject({ webhookSecrets: ['one', 'two'], trustedProxy: 'x-forwarded-for', publicUrl: 'https://sightline.example' })
  })

  it('keeps the blanks at the ends of a password', () => {
    const variables = { SIGHTLINE_ADMIN_EMAIL: ' a@b.example ', SIGHTLINE_ADMIN_PASSWORD: ' long enough ' }
    expect(parseEnvironment(variables)).toMatchObject({ adminEmail: 'a@b.example', adminPassword: ' long enough ' })
    expect(parseEnvironment({ SIGHTLINE_ADMIN_PASSWORD: '' }).adminPassword).toBeUndefined()
  })

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ HOST: 'two words' }, 'HOST must be'],
    [{ SIGHTLINE_PUBLIC_URL: 'http://sightline.example' }, 'SIGHTLINE_PUBLIC_URL must begin with https://'],
    [{ SIGHTLINE_PUBLIC_URL: 'https://sightline.example/path' }, 'SIGHTLINE_PUBLIC_URL must be an origin alone'],
    [{ SIGHTLINE_PUBLIC_URL: 'sightline' }, 'SIGHTLINE_PUBLIC_URL must be an address'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be'],
    [{ SIGHTLINE_DEMO: 'yes' }, 'SIGHTLINE_DEMO must be on or off.'],
    [{ SIGHTLINE_ADMIN_EMAIL: 'a@b.example' }, 'SIGHTLINE_ADMIN_PASSWORD must be set together'],
    [{ SIGHTLINE_ADMIN_PASSWORD: 'long enough it is' }, 'SIGHTLINE_ADMIN_EMAIL must be set together'],
    [{ SIGHTLINE_ADMIN_EMAIL: 'a@b.example', SIGHTLINE_ADMIN_PASSWORD: 'short' }, 'SIGHTLINE_ADMIN_PASSWORD must have 12'],
    [{ SIGHTLINE_ADMIN_EMAIL: 'someone@b.example', SIGHTLINE_ADMIN_PASSWORD: 'Someone@b.example' }, 'SIGHTLINE_ADMIN_PASSWORD must not be'],
    [{ SERVER_API_EU_URL: 'ftp://x' }, 'SERVER_API_EU_URL must be'],
    [{ SERVER_API_GENERATION: 'v3' }, 'SERVER_API_GENERATION must be'],
    [{ WEBHOOK_SECRETS: 'one,,two' }, 'WEBHOOK_SECRETS must be'],
    [{ SIGHTLINE_TILE_URL: 'https://tiles.example/{z}' }, 'SIGHTLINE_TILE_URL must be'],
    [{ SIGHTLINE_TRUSTED_PROXY: 'a header' }, 'SIGHTLINE_TRUSTED_PROXY must be'],
  ])('refuses %o with one sentence', (variables, sentence) => {
    expect(() => parseEnvironment(variables)).toThrow(sentence)
  })

  it('never repeats a password in its sentence', () => {
    expect(() => parseEnvironment({ SIGHTLINE_ADMIN_EMAIL: 'a@b.example', SIGHTLINE_ADMIN_PASSWORD: 'secret' })).not.toThrow(/secret/)
  })
})
