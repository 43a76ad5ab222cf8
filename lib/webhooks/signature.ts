import { createHmac, timingSafeEqual } from 'node:crypto'

/** The header in which the vendor sends its signatures; names of headers have no case. */
export const signatureHeader = 'fpjs-event-signature'

/** The vendor's signature of a body: `v1=` and the HMAC-SHA256 of its bytes in hex. */
export function signBody(body: Uint8Array, secret: string): string {
  return `v1=${digestOf(body, secret).toString('hex')}`
}

/**
 * Whether any of the header's signatures, which commas part, was made with any of the secrets. All pairs are compared, each in constant
 * time, so that how long it takes tells nothing.
 */
export function isSigned(header: string | null, body: Uint8Array, secrets: readonly string[]): boolean {
  const given = readSignatures(header)
  const expected = secrets.map((secret) => digestOf(body, secret))
  return expected.flatMap((digest) => given.map((signature) => timingSafeEqual(signature, digest))).includes(true)
}

/** More than the vendor would ever send; the rest is not looked at. */
const mostSignatures = 10

function readSignatures(header: string | null): Buffer[] {
  if (header === null || header.length > 2_000) return []
  return header.split(',').slice(0, mostSignatures).flatMap((part) => {
    const hex = /^v1=([0-9a-f]{64})$/i.exec(part.trim())?.[1]
    return hex === undefined ? [] : [Buffer.from(hex, 'hex')]
  })
}

const digestOf = (body: Uint8Array, secret: string) => createHmac('sha256', secret).update(body).digest()
