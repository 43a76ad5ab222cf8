import { hash } from 'node:crypto'
import type { StoredVisitRow } from '../database/migrations/004-compact-visits'

/** 48 bits in hex: a whole number that JavaScript holds exactly, and of which no two values of one visitor meet by chance. */
const digits = 12

const digest = (values: readonly unknown[]) => Number.parseInt(hash('sha256', JSON.stringify(values)).slice(0, digits), 16)

/** What is in the index of a visitor's visits for the columns themselves, so that equal ones are told from the index alone. `ip` in hex digits. */
export function likenessOf({ ip, linked_id }: { ip: string | null; linked_id: string | null }): Pick<StoredVisitRow, 'ip_digest' | 'linked_id_digest'> {
  return { ip_digest: digest([ip]), linked_id_digest: digest([linked_id]) }
}
