import type { Kysely, Transaction } from 'kysely'
import type { Account } from '../console-api/answers'
import type { Schema } from '../database/schema'
import { HttpError } from '../http/http-error'
import { type AccountLink, findLink, takeLink } from './account-links'
import type { AccountsContext } from './accounts-context'
import { hashPassword } from './password'
import { requireGoodPassword } from './require-good-password'
import { writePassword } from './write-account'

/** Whom a link of an invitation or a reset is for. Throws HttpError `bad_link`. */
export async function getInvitation({ kysely, now }: AccountsContext, token: string): Promise<Account & { purpose: 'invitation' | 'reset' }> {
  return accountOf(kysely, await findLink(kysely, token, now()))
}

/** Chooses the account's password by its link, once; its sessions end. Throws HttpError `bad_link` or `bad_request`. */
export async function acceptInvitation(context: AccountsContext, { token, name, password }: { token: string; name?: string; password: string }, request: { address?: string; requestId: string }): Promise<void> {
  const { kysely, now } = context
  const invited = await getInvitation(context, token)
  requireGoodPassword(password, invited.email)
  const hashed = await hashPassword(password)
  await kysely.transaction().execute(async (transaction) => {
    const { id } = await accountOf(transaction, await takeLink(transaction, token, now()))
    await writePassword(transaction, id, hashed, now())
    if (name !== undefined) await transaction.updateTable('accounts').set({ name }).where('id', '=', id).execute()
    await transaction.deleteFrom('sessions').where('account_id', '=', id).execute()
  })
  const action = invited.purpose === 'reset' ? 'account.password' : 'account.accept'
  await context.writeAudit({ account: invited.email, role: invited.role, action, subject: invited.email, ...request })
}

async function accountOf(queries: Kysely<Schema> | Transaction<Schema>, link: AccountLink | null): Promise<Account & { purpose: 'invitation' | 'reset' }> {
  const account = link && link.accountId !== null && link.kind !== 'setup'
    ? await queries.selectFrom('accounts').select(['id', 'email', 'name', 'role']).where('id', '=', link.accountId).where('disabled_at', 'is', null).executeTakeFirst()
    : undefined
  if (!link || !account) throw new HttpError('bad_link', 'This link was used already, has run out, or never was one. Ask an admin for another.')
  return { ...account, purpose: link.kind === 'reset' ? 'reset' : 'invitation' }
}
