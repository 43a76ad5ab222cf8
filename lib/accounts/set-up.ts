import { HttpError } from '../http/http-error'
import type { Account } from '../console-api/answers'
import type { AccountsContext } from './accounts-context'
import { findLink, issueLink, takeLink } from './account-links'
import { requireGoodPassword } from './require-good-password'
import { hashPassword } from './password'
import { insertAccount, writePassword } from './write-account'

export interface FirstAdmin {
  email: string
  password: string
  name?: string
}

export async function hasAccounts({ kysely }: Pick<AccountsContext, 'kysely'>): Promise<boolean> {
  return (await kysely.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** A link by which the first admin is made, until it is used; the one before it no longer works. */
export async function issueSetupLink({ kysely, publicUrl }: Pick<AccountsContext, 'kysely' | 'publicUrl'>): Promise<string> {
  const token = await kysely.transaction().execute((transaction) => issueLink(transaction, 'setup', null, null))
  return `${publicUrl}/setup?token=${token}`
}

/** Makes the first admin from the environment. Answers false where there is an account already. */
export async function makeFirstAdmin(context: Pick<AccountsContext, 'kysely' | 'now'>, admin: FirstAdmin): Promise<boolean> {
  if (await hasAccounts(context)) return false
  const hashed = await hashPassword(admin.password)
  return context.kysely.transaction().execute(async (transaction) => {
    if (await hasAccounts({ kysely: transaction })) return false
    const id = await insertAccount(transaction, { email: admin.email, name: admin.name ?? nameOf(admin.email), role: 'admin' }, context.now())
    await writePassword(transaction, id, hashed, context.now())
    await transaction.deleteFrom('account_links').where('kind', '=', 'setup').execute()
    return true
  })
}

/** Makes the first admin for whoever holds the link. However many do so at once, one succeeds; the others get HttpError `bad_link`. */
export async function setUp(context: AccountsContext, { token, ...admin }: FirstAdmin & { token: string }, request: { address?: string; requestId: string }): Promise<Account> {
  const { kysely, now } = context
  if ((await findLink(kysely, token, now()))?.kind !== 'setup') throw usedLink()
  requireGoodPassword(admin.password, admin.email)
  const hashed = await hashPassword(admin.password)
  const account = await kysely.transaction().execute(async (transaction): Promise<Account> => {
    const link = await takeLink(transaction, token, now())
    if (link?.kind !== 'setup' || (await hasAccounts({ kysely: transaction }))) throw usedLink()
    const name = admin.name ?? nameOf(admin.email)
    const id = await insertAccount(transaction, { email: admin.email, name, role: 'admin' }, now())
    await writePassword(transaction, id, hashed, now())
    return { id, email: admin.email.toLowerCase(), name, role: 'admin' }
  })
  await context.writeAudit({ account: account.email, role: account.role, action: 'account.set-up', subject: account.email, ...request })
  return account
}

const usedLink = () => new HttpError('bad_link', 'This link was used already, or never was one. Start Sightline again for another while there is no account.')

export const nameOf = (email: string) => email.split('@')[0] ?? email
