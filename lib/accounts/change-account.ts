import type { Transaction } from 'kysely'
import type { Role } from '../console-api/answers'
import type { Schema } from '../database/schema'
import { HttpError } from '../http/http-error'
import type { AccountsContext } from './accounts-context'

export interface AccountChange {
  role?: Role
  disabled?: boolean
}

/** Changes an account's role, or disables or enables it; a disabled one has no sessions and no saved searches. Throws HttpError `not_found`, or `conflict` for the last admin. */
export async function changeAccount({ kysely, now }: AccountsContext, id: string, { role, disabled }: AccountChange): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    await guard(transaction, id, disabled === true || (role !== undefined && role !== 'admin'), now())
    if (role !== undefined) await transaction.updateTable('accounts').set({ role }).where('id', '=', id).execute()
    if (disabled === false) await transaction.updateTable('accounts').set({ disabled_at: null }).where('id', '=', id).execute()
    if (disabled !== true) return
    await transaction.updateTable('accounts').set({ disabled_at: now() }).where('id', '=', id).where('disabled_at', 'is', null).execute()
    for (const table of ['sessions', 'account_links', 'saved_searches'] as const) await transaction.deleteFrom(table).where('account_id', '=', id).execute()
  })
}

/** Removes an account with all that is its own; what it did stays in the audit. Throws as changeAccount does. */
export async function removeAccount({ kysely, now }: AccountsContext, id: string): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    await guard(transaction, id, true, now())
    for (const table of ['sessions', 'credentials', 'account_links', 'saved_searches'] as const) await transaction.deleteFrom(table).where('account_id', '=', id).execute()
    await transaction.deleteFrom('accounts').where('id', '=', id).execute()
  })
}

/** The account must exist, and if it loses its say, another admin who can sign in must remain. */
async function guard(transaction: Transaction<Schema>, id: string, losesSay: boolean, now: number): Promise<void> {
  // Writing every admin's row first makes two such changes wait for each other, on PostgreSQL too.
  await transaction.updateTable('accounts').set({ updated_at: new Date(now).toISOString() }).where((row) => row.or([row('role', '=', 'admin'), row('id', '=', id)])).execute()
  const account = await transaction.selectFrom('accounts').select(['role', 'disabled_at']).where('id', '=', id).executeTakeFirst()
  if (!account) throw new HttpError('not_found', 'There is no such account.')
  if (!losesSay || account.role !== 'admin' || account.disabled_at !== null) return
  const other = await transaction.selectFrom('accounts')
    .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
    .select('accounts.id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('accounts.id', '!=', id)
    .limit(1)
    .executeTakeFirst()
  if (!other) throw new HttpError('conflict', 'This is the last active admin. Make another account an admin first.')
}

/** The e-mail of an account, for the audit. Throws HttpError `not_found`. */
export async function getAccountEmail({ kysely }: AccountsContext, id: string): Promise<string> {
  const account = await kysely.selectFrom('accounts').select('email').where('id', '=', id).executeTakeFirst()
  if (!account) throw new HttpError('not_found', 'There is no such account.')
  return account.email
}
