import { createHmac, timingSafeEqual } from 'node:crypto'

/** The prefix makes a browser refuse the cookie from anyone but this very origin, and without Secure. */
export const sessionCookieName = '__Host-sightline.session'

/** The cookie's value for a session's token: the token and its HMAC, as better-auth signs it. */
export function signSessionToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token, secret)}`)
}

/** The token of a genuine session cookie, or null. */
export function readSessionToken(headers: Headers, secret: string): string | null {
  const signed = findCookie(headers.get('cookie') ?? '', sessionCookieName)
  if (signed === null) return null
  const end = signed.lastIndexOf('.')
  const token = signed.slice(0, Math.max(end, 0))
  return token !== '' && isSame(signed.slice(end + 1), signatureOf(token, secret)) ? token : null
}

function findCookie(header: string, name: string): string | null {
  const pair = header.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))
  try {
    return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1))
  } catch {
    return null
  }
}

const signatureOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('base64')

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}
