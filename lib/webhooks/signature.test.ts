import { describe, expect, it } from 'vitest'
import { isSigned, signBody } from './signature'

const body = Buffer.from('data')
/** The vendor's own example, of the secret `secret` and the body `data`. */
const published = 'v1=1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db'

describe('the signature of a delivery', () => {
  it('is the one that the vendor publishes', () => {
    expect(signBody(body, 'secret')).toBe(published)
  })

  it('passes for any of several secrets and any of several signatures', () => {
    expect(isSigned(published, body, ['other', 'secret'])).toBe(true)
    expect(isSigned(`v1=${'0'.repeat(64)}, ${published}`, body, ['secret'])).toBe(true)
    expect(isSigned(published.toUpperCase().replace('V1', 'v1'), body, ['secret'])).toBe(true)
  })

  it.each([
    ['none', null], ['an empty one', ''], ['one without a version', published.slice(3)], ['one of another version', published.replace('v1', 'v2')],
    ['a short one', published.slice(0, -2)], ['a long one', `${published}00`], ['one that is no hex', `v1=${'z'.repeat(64)}`], ['very many', `${'v1=00,'.repeat(10_000)}${published}`],
  ])('refuses %s', (_, header) => {
    expect(isSigned(header, body, ['secret'])).toBe(false)
  })

  it('refuses another body, another secret and no secret at all', () => {
    expect(isSigned(published, Buffer.from('data '), ['secret'])).toBe(false)
    expect(isSigned(published, body, ['Secret'])).toBe(false)
    expect(isSigned(published, body, [])).toBe(false)
  })
})
