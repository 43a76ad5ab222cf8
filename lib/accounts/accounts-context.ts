import type { Kysely } from 'kysely'
import { writeAudit } from '../audit/write-audit'
import type { AuditRecord } from '../audit/audit-log'
import { getDatabase } from '../database/get-database'
import { processWide } from '../database/process-wide'
import type { Schema } from '../database/schema'
import { environment } from '../environment'
import { createAuth } from './create-auth'
import { getSessionSecret } from './session-secret'
import { createSignInTries } from './sign-in-tries'

/** What the verbs of this folder need; tests build their own. */
export interface AccountsContext {
  kysely: Kysely<Schema>
  secret: string
  /** An origin. */
  publicUrl: string
  auth: ReturnType<typeof createAuth>
  tries: ReturnType<typeof createSignInTries>
  writeAudit(record: AuditRecord): Promise<void>
  now(): number
}

type ContextParts = Pick<AccountsContext, 'kysely' | 'secret' | 'publicUrl' | 'writeAudit' | 'now'>

export function createAccountsContext(parts: ContextParts): AccountsContext {
  return { ...parts, auth: createAuth(parts), tries: createSignInTries(parts.kysely, parts.now) }
}

/** That of this installation. */
export function getAccountsContext(): AccountsContext {
  return processWide('accounts', () =>
    createAccountsContext({ kysely: getDatabase().kysely, secret: getSessionSecret(), publicUrl: environment().publicUrl, writeAudit, now: Date.now }))
}
