import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { EnvironmentError } from './environment-error'
import { isLoopbackHost } from './loopback'

/** The settings of this installation. Tokens of the Server API are not among them: lib/server-api alone reads those. */
export interface Environment {
  port: number
  host: string
  /** An origin without a path, such as `https://sightline.example`. */
  publicUrl: string
  /** Absolute. */
  dataDir: string
  databaseUrl?: string
  adminEmail?: string
  adminPassword?: string
  /** Unset means on while no region token is set. */
  demo?: 'on' | 'off'
  regionUrls: { us?: string; eu?: string; ap?: string }
  generation: 'visitors' | 'v4'
  webhookSecrets: readonly string[]
  metricsToken?: string
  /** Holds `{z}`, `{x}` and `{y}`. */
  tileUrl?: string
  /** Name of the header in which a proxy in front gives the client's address, in lower case. */
  trustedProxy?: string
}

type Variables = Record<string, string | undefined>

/** Reads and judges every variable. Throws EnvironmentError for the first one that is wrong. */
export function parseEnvironment(variables: Variables, workingFolder: string = process.cwd()): Readonly<Environment> {
  const read = <Value>(name: string, schema: z.ZodType<Value, string>, sentence: string): Value | undefined => readText(name, variables[name]?.trim(), schema, sentence)
  const readText = <Value>(name: string, text: string | undefined, schema: z.ZodType<Value, string>, sentence: string): Value | undefined => {
    if (text === undefined || text === '') return undefined
    const parsed = schema.safeParse(text)
    if (!parsed.success) throw new EnvironmentError(name, sentence)
    return parsed.data
  }
  const port = read('PORT', portSchema, 'must be a whole number from 1 to 65535.') ?? 3000
  const adminEmail = read('SIGHTLINE_ADMIN_EMAIL', z.email(), 'must be an e-mail address.')?.toLowerCase()
  // As it is: blanks at its ends are part of a password, and the sign-in page keeps them too.
  const adminPassword = readText('SIGHTLINE_ADMIN_PASSWORD', variables.SIGHTLINE_ADMIN_PASSWORD, z.string().min(12).max(128), 'must have 12 to 128 characters.')
  judgeAdmin(adminEmail, adminPassword)
  return Object.freeze({
    port,
    host: read('HOST', hostSchema, 'must be an IP address or a host name.') ?? '127.0.0.1',
    publicUrl: readPublicUrl(read('SIGHTLINE_PUBLIC_URL', z.string(), '')) ?? `http://localhost:${port}`,
    dataDir: resolve(workingFolder, read('SIGHTLINE_DATA_DIR', z.string(), '') ?? '.data'),
    databaseUrl: read('DATABASE_URL', databaseUrlSchema, 'must be an address such as postgres://name:password@host/database.'),
    adminEmail,
    adminPassword,
    demo: read('SIGHTLINE_DEMO', z.enum(['on', 'off']), 'must be on or off.'),
    regionUrls: Object.freeze({
      us: read('SERVER_API_US_URL', httpUrlSchema, 'must be an http or https address.'),
      eu: read('SERVER_API_EU_URL', httpUrlSchema, 'must be an http or https address.'),
      ap: read('SERVER_API_AP_URL', httpUrlSchema, 'must be an http or https address.'),
    }),
    generation: read('SERVER_API_GENERATION', z.enum(['visitors', 'v4']), 'must be visitors or v4.') ?? 'visitors',
    webhookSecrets: Object.freeze(read('WEBHOOK_SECRETS', secretsSchema, 'must be secrets with commas between them, none of them empty.') ?? []),
    metricsToken: read('SIGHTLINE_METRICS_TOKEN', z.string(), ''),
    tileUrl: read('SIGHTLINE_TILE_URL', tileUrlSchema, 'must be an http or https address with {z}, {x} and {y} in it.'),
    trustedProxy: read('SIGHTLINE_TRUSTED_PROXY', headerNameSchema, 'must be the name of a header, such as X-Forwarded-For.'),
  })
}

const portSchema = z.string().regex(/^\d{1,5}$/).transform(Number).refine((port) => port >= 1 && port <= 65_535)
const hostSchema = z.string().refine((host) => isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(host))
const httpUrlSchema = z.string().refine((text) => hasProtocol(text, ['http:', 'https:']))
const databaseUrlSchema = z.string().refine((text) => hasProtocol(text, ['postgres:', 'postgresql:']))
const secretsSchema = z.string().transform((text) => text.split(',').map((secret) => secret.trim())).refine((secrets) => secrets.every((secret) => secret !== ''))
const tileUrlSchema = httpUrlSchema.refine((text) => ['{z}', '{x}', '{y}'].every((part) => text.includes(part)))
const headerNameSchema = z.string().regex(/^[A-Za-z0-9-]+$/).transform((name) => name.toLowerCase())

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const name = 'SIGHTLINE_PUBLIC_URL'
  if (!hasProtocol(text, ['http:', 'https:'])) throw new EnvironmentError(name, 'must be an address such as https://sightline.example.')
  const url = new URL(text)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new EnvironmentError(name, 'must be an origin alone, without a path, a query or a password.')
  }
  if (url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) throw new EnvironmentError(name, 'must begin with https:// unless it is an address of this machine.')
  return url.origin
}

function judgeAdmin(email: string | undefined, password: string | undefined): void {
  if (email !== undefined && password === undefined) throw new EnvironmentError('SIGHTLINE_ADMIN_PASSWORD', 'must be set together with SIGHTLINE_ADMIN_EMAIL.')
  if (email === undefined && password !== undefined) throw new EnvironmentError('SIGHTLINE_ADMIN_EMAIL', 'must be set together with SIGHTLINE_ADMIN_PASSWORD.')
  if (password !== undefined && password.toLowerCase() === email) throw new EnvironmentError('SIGHTLINE_ADMIN_PASSWORD', 'must not be the e-mail address.')
}
