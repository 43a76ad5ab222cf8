import { randomBytes } from 'node:crypto'

// Chosen once by the first process that reads this; its workers inherit the environment.
// Below those that the system gives to connections.
process.env.SIGHTLINE_TEST_PORT ??= String(20_000 + (process.pid % 12_000))
process.env.SIGHTLINE_TEST_EMBEDDED_TOKEN ??= `canary-${randomBytes(18).toString('base64url')}`

/** Of the webhooks that this console takes. */
export const webhookSecret = 'a secret of the browser tests'

/** The console that the browser tests talk to, and its people. */
export const port = Number(process.env.SIGHTLINE_TEST_PORT)
export const origin = `http://localhost:${port}`
export const embeddedToken = process.env.SIGHTLINE_TEST_EMBEDDED_TOKEN

export const adminEmail = 'admin@sightline.example'
export const adminPassword = 'a long enough passphrase'

export const people = {
  admin: { email: adminEmail, password: adminPassword },
  analyst: { email: 'analyst@sightline.example', password: 'another long passphrase' },
  agent: { email: 'agent@sightline.example', password: 'a third long passphrase' },
} as const

export type Person = keyof typeof people

/** Where a signed-in person's cookies are kept for the tests. */
export const storageStateOf = (person: Person) => `test-results/${port}-${person}.json`
