import { hash } from 'node:crypto'
import type { StoredVisitRow } from '../database/migrations/004-compact-visits'
import { toHex } from './to-hex'
import type { VisitRow } from './visit-row'

/** 48 bits: a whole number that JavaScript holds exactly, and of which no two values of one visitor meet by chance. */
const digestBytes = 6

const digest = (values: readonly unknown[]) => hash('sha256', JSON.stringify(values), 'buffer').readUIntBE(0, digestBytes)

/** What is in the index of a visitor's visits for the columns themselves, so that equal ones are told from the index alone. */
export function likenessOf({ ip, linked_id }: Pick<VisitRow, 'ip' | 'linked_id'>): Pick<StoredVisitRow, 'ip_digest' | 'linked_id_digest'> {
  return { ip_digest: digest([ip && toHex(ip)]), linked_id_digest: digest([linked_id]) }
}
