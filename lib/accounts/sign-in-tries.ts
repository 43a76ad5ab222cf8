import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'
import { ipNetwork, ipToBytes, parseCidr } from '../visits/ip-address'

const windowMs = 60_000

/**
 * Tries of signing in: at most five a minute by account and by address, sliding, kept in the database so that a restart forgets
 * none. Each key's row holds its five newest tries; one statement shifts them, so that parallel tries cannot slip past.
 */
export function createSignInTries(kysely: Kysely<Schema>, now: () => number) {
  /** Counts a try before it is made. Undefined when it may be made, else the seconds to wait. */
  async function takeTry(email: string, address: string | undefined): Promise<number | undefined> {
    return (await take(addressKey(address))) ?? take(accountKey(email))
  }

  async function take(key: string): Promise<number | undefined> {
    const taken = await kysely.insertInto('sign_in_tries')
      .values({ key, t1: now(), t2: 0, t3: 0, t4: 0, t5: 0 })
      .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({
        t1: row.ref('excluded.t1'),
        t2: row.ref('sign_in_tries.t1'),
        t3: row.ref('sign_in_tries.t2'),
        t4: row.ref('sign_in_tries.t3'),
        t5: row.ref('sign_in_tries.t4'),
      })).where('sign_in_tries.t5', '<=', now() - windowMs))
      .returning('key')
      .executeTakeFirst()
    return taken ? undefined : waitOf(key)
  }

  async function waitOf(key: string): Promise<number> {
    const row = await kysely.selectFrom('sign_in_tries').select('t5').where('key', '=', key).executeTakeFirst()
    return Math.max(1, Math.ceil((Number(row?.t5 ?? now()) + windowMs - now()) / 1_000))
  }

  /** Gives the newest try back: it was a successful one, and those are not what is limited. */
  async function giveTryBack(email: string, address: string | undefined): Promise<void> {
    await kysely.updateTable('sign_in_tries')
      .set((row) => ({ t1: row.ref('t2'), t2: row.ref('t3'), t3: row.ref('t4'), t4: row.ref('t5'), t5: 0 }))
      .where('key', 'in', [addressKey(address), accountKey(email)])
      .execute()
    await kysely.deleteFrom('sign_in_tries').where('t1', '<', now() - windowMs).execute()
  }

  return { takeTry, giveTryBack }
}

/** The account is named by a hash: what was typed there by mistake shall not be kept. */
const accountKey = (email: string) => `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')}`

/** One line in IPv6 is a /64, of which a single machine may use every address. */
function addressKey(address: string | undefined): string {
  const bytes = ipToBytes(address ?? '')
  if (address === undefined || !bytes) return 'address:unknown'
  return `address:${ipNetwork(address).includes(':') ? parseCidr(`${address}/64`)?.text : address}`
}
