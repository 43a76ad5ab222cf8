import type { JsonValue } from '../visits/visit'
import { maskAddressIn, maskIp } from './mask-address'
import { canonicalIp } from '../visits/ip-address'

const coordinate = /^(lat|latitude|lon|lng|long|longitude)$/i
const postalCode = /^(postal|zip)[-_ ]?code$|^zip$/i
const addressName = /ip|addr/i

/**
 * A visit as received, for someone who may not see whole addresses: `ip` is masked wherever its text occurs, so is every value
 * that is an address under a name that says so; coordinates become whole degrees, postal codes go.
 */
export function maskJson(value: JsonValue, ip: string | undefined): JsonValue {
  if (typeof value === 'string') return maskAddressIn(value, ip)
  if (Array.isArray(value)) return value.map((item) => maskJson(item, ip))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !postalCode.test(name)).map(([name, item]) => [maskAddressIn(name, ip), maskNamed(name, item, ip)]))
}

function maskNamed(name: string, value: JsonValue, ip: string | undefined): JsonValue {
  if (coordinate.test(name) && (typeof value === 'number' || typeof value === 'string')) return wholeDegree(Number(value))
  if (addressName.test(name) && typeof value === 'string' && canonicalIp(value) !== undefined) return maskIp(value)
  return maskJson(value, ip)
}

/** Never -0; null for what is no number. */
const wholeDegree = (degrees: number) => (Number.isFinite(degrees) ? Math.round(degrees) + 0 : null)
