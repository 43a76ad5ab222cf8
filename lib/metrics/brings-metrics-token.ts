import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether an `Authorization` header brings the token, compared in constant time. */
export function bringsMetricsToken(authorization: string | null, token: string): boolean {
  const [, given] = /^Bearer +(\S.*)$/i.exec(authorization ?? '') ?? []
  return given !== undefined && timingSafeEqual(sha256(given.trim()), sha256(token))
}

/** Digests are of one length, so that the length of the token cannot be measured either. */
const sha256 = (text: string) => createHash('sha256').update(text).digest()
