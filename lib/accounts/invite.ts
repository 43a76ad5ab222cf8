import { HttpError } from '../http/http-error'
import type { Role } from '../console-api/answers'
import { issueLink, linkLifeMs } from './account-links'
import type { AccountsContext } from './accounts-context'
import { nameOf } from './set-up'
import { insertAccount } from './write-account'

/** A new account without a password, and the link by which its holder chooses one. Throws HttpError `conflict` for a known e-mail. */
export async function invite({ kysely, publicUrl, now }: AccountsContext, { email, role }: { email: string; role: Role }): Promise<{ id: string; link: string }> {
  return kysely.transaction().execute(async (transaction) => {
    const known = await transaction.selectFrom('accounts').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
    if (known) throw new HttpError('conflict', 'There is an account with this e-mail address. Make a new link for it instead.', { fields: [{ field: 'email', message: 'There is an account with this e-mail address already.' }] })
    const id = await insertAccount(transaction, { email, name: nameOf(email), role }, now())
    return { id, link: invitationLink(publicUrl, await issueLink(transaction, 'invitation', id, now() + linkLifeMs)) }
  })
}

/** A link by which the holder of an account chooses a new password, or the first. Throws HttpError `not_found`, or `conflict` for a disabled one. */
export async function resetAccount({ kysely, publicUrl, now }: AccountsContext, id: string): Promise<string> {
  return kysely.transaction().execute(async (transaction) => {
    const account = await transaction.selectFrom('accounts')
      .leftJoin('credentials', 'credentials.account_id', 'accounts.id')
      .select(['accounts.disabled_at', 'credentials.id as credential'])
      .where('accounts.id', '=', id)
      .executeTakeFirst()
    if (!account) throw new HttpError('not_found', 'There is no such account.')
    if (account.disabled_at !== null) throw new HttpError('conflict', 'This account is disabled. Enable it first.')
    return invitationLink(publicUrl, await issueLink(transaction, account.credential === null ? 'invitation' : 'reset', id, now() + linkLifeMs))
  })
}

const invitationLink = (publicUrl: string, token: string) => `${publicUrl}/invitation?token=${token}`
