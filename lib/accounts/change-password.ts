import { HttpError } from '../http/http-error'
import type { AccountsContext } from './accounts-context'
import type { SessionAccount } from './find-session'
import { hashPassword, verifyPassword } from './password'
import { requireGoodPassword } from './require-good-password'
import { writePassword } from './write-account'

interface PasswordChange {
  currentPassword: string
  newPassword: string
}

/** Replaces the password of whoever knows the current one; every other session of the account ends. Throws HttpError. */
export async function changePassword({ kysely, tries, now }: AccountsContext, account: SessionAccount, { currentPassword, newPassword }: PasswordChange, address: string | undefined): Promise<void> {
  requireGoodPassword(newPassword, account.email, 'newPassword')
  const wait = await tries.takeTry(account.email, address)
  if (wait !== undefined) throw new HttpError('too_many_requests', `That were too many tries. Try again in ${wait} s.`, { retryAfterSeconds: wait })
  const row = await kysely.selectFrom('credentials').select('password').where('account_id', '=', account.id).executeTakeFirst()
  if (!row?.password || !(await verifyPassword(row.password, currentPassword))) {
    throw new HttpError('wrong_password', 'The current password is wrong.', { fields: [{ field: 'currentPassword', message: 'The current password is wrong.' }] })
  }
  await tries.giveTryBack(account.email, address)
  const hashed = await hashPassword(newPassword)
  await kysely.transaction().execute(async (transaction) => {
    await writePassword(transaction, account.id, hashed, now())
    await transaction.deleteFrom('account_links').where('account_id', '=', account.id).execute()
    await transaction.deleteFrom('sessions').where('account_id', '=', account.id).where('id', '!=', account.sessionId).execute()
  })
}
