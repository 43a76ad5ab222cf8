import { betterAuth } from 'better-auth'
import { type Kysely } from 'kysely'
import type { Schema } from '../database/schema'
import { longestSessionMs } from './ended-before'
import { hashPassword, longestPassword, shortestPassword, verifyPassword } from './password'
import { sessionCookieName } from './session-cookie'
import { isSqlite } from '../database/is-sqlite'

interface AuthDependencies {
  kysely: Kysely<Schema>
  secret: string
  publicUrl: string
  now: () => number
}

/**
 * better-auth over our own tables: it judges the password, makes the session and sets the cookie. What it would expose beyond
 * that stays unexposed, since no route leads to its handler; pace, origin and audit are ours.
 */
export function createAuth({ kysely, secret, publicUrl, now }: AuthDependencies) {
  const isDisabled = async (accountId: string) => {
    const row = await kysely.selectFrom('accounts').select('disabled_at').where('id', '=', accountId).executeTakeFirst()
    return row === undefined || row.disabled_at !== null
  }
  return betterAuth({
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: kysely, type: isSqlite(kysely) ? 'sqlite' : 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user: {
      modelName: 'accounts',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'account_id', accountId: 'provider_account_id', providerId: 'provider_id', createdAt: 'created_at', updatedAt: 'updated_at',
        accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
      accountLinking: { enabled: false },
    },
    session: {
      modelName: 'sessions',
      fields: { userId: 'account_id', expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
      additionalFields: {
        startedAt: { type: 'number', bigint: true, required: true, input: false, fieldName: 'started_at' },
        lastSeenAt: { type: 'number', bigint: true, required: true, input: false, fieldName: 'last_seen_at' },
      },
      expiresIn: longestSessionMs / 1_000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    // Its tries are counted by address alone; ours in the database, by account as well.
    rateLimit: { enabled: false },
    advanced: {
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookieName, attributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' } } },
    },
    databaseHooks: {
      session: {
        create: {
          // A disabled account fails like a wrong password, after the same work.
          before: async (session) => (await isDisabled(session.userId)) ? false : { data: { ...session, startedAt: now(), lastSeenAt: now() } },
        },
      },
    },
  })
}
