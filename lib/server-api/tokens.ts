import { createHash, timingSafeEqual } from 'node:crypto'
import { EnvironmentError } from '../environment/environment-error'
import { ownAddress } from '../environment/own-address'
import type { Environment } from '../environment/parse-environment'
import { v4Generation } from './generation-v4'
import { visitorsGeneration } from './generation-visitors'
import { keepEmbeddedToken } from './keep-embedded-token'
import { type ServerApiSource, createSource } from './source'

type Settings = Pick<Environment, 'host' | 'port' | 'dataDir' | 'regionUrls' | 'generation'>
type Variables = Record<string, string | undefined>

const vendorHosts = { us: 'https://api.fpjs.io', eu: 'https://eu.api.fpjs.io', ap: 'https://ap.api.fpjs.io' } as const
const variables = { us: 'SERVER_API_US_TOKEN', eu: 'SERVER_API_EU_TOKEN', ap: 'SERVER_API_AP_TOKEN', embedded: 'SERVER_API_EMBEDDED_TOKEN' } as const

const generations = { visitors: visitorsGeneration, v4: v4Generation } as const

export interface ServerApiAccess {
  /** Every region that has a token, or the embedded Server API alone when none has. */
  sources: readonly ServerApiSource[]
  hasRegionToken: boolean
  /** Whether the embedded Server API lets this one in, compared in constant time. */
  isEmbeddedToken(candidate: string): boolean
  /** A key of 32 bytes for `purpose`, as lasting as the embedded token and telling nothing about it. */
  deriveKey(purpose: string): Buffer
}

/**
 * The only reader of tokens. Throws EnvironmentError, whose sentence names the variable and never the token; makes the embedded token
 * at its first use.
 */
export function readAccess(environment: Variables, settings: Settings): ServerApiAccess {
  const regional = (['us', 'eu', 'ap'] as const).flatMap((region) => {
    const token = readToken(environment, variables[region])
    return token === undefined ? [] : [createSource(region, settings.regionUrls[region] ?? vendorHosts[region], token, generations[settings.generation])]
  })
  const embedded = readToken(environment, variables.embedded) ?? keepEmbeddedToken(settings.dataDir)
  const expected = sha256(embedded)
  return {
    // The embedded Server API speaks the first generation, whatever the vendor's regions are asked in.
    sources: regional.length > 0 ? regional : [createSource('embedded', `http://${ownAddress(settings)}/server-api`, embedded)],
    hasRegionToken: regional.length > 0,
    // Digests are of one length, so that the length of the token cannot be measured either.
    isEmbeddedToken: (candidate) => timingSafeEqual(sha256(candidate), expected),
    deriveKey: (purpose) => sha256(`${purpose}\0${embedded}`),
  }
}

/** Whether a vendor's region is configured, without making or reading anything else. */
export function hasRegionToken(environment: Variables): boolean {
  return [variables.us, variables.eu, variables.ap].some((name) => readToken(environment, name) !== undefined)
}

function readToken(environment: Variables, name: string): string | undefined {
  const token = environment[name]?.trim()
  if (token === undefined || token === '') return undefined
  if (!/^[\x21-\x7e]{1,512}$/.test(token)) throw new EnvironmentError(name, 'must be a token: at most 512 printable characters without spaces.')
  return token
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()
