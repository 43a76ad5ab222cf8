import type { AccountRow } from '../console-api/answers'
import type { AccountsContext } from './accounts-context'

/** Every account, by e-mail. */
export async function listAccounts({ kysely }: AccountsContext): Promise<AccountRow[]> {
  const rows = await kysely.selectFrom('accounts')
    .leftJoin('credentials', 'credentials.account_id', 'accounts.id')
    .select(['accounts.id', 'email', 'name', 'role', 'disabled_at', 'last_seen_at', 'accounts.created_at', 'credentials.id as credential'])
    .orderBy('email')
    .execute()
  return rows.map(({ id, email, name, role, disabled_at, last_seen_at, created_at, credential }) => ({
    id,
    email,
    name,
    role,
    status: disabled_at !== null ? 'disabled' : credential === null ? 'invited' : 'active',
    createdAt: new Date(created_at).getTime(),
    ...(last_seen_at === null ? {} : { lastSeenAt: Number(last_seen_at) }),
  }))
}
