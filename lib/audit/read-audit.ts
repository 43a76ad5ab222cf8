import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AuditEntry, AuditPage } from '../console-api/answers'
import type { Schema } from '../database/schema'
import { HttpError } from '../http/http-error'

export interface AuditFilter {
  account?: string
  action?: string
  subject?: string
  /** Inclusive, epoch milliseconds. */
  from?: number
  to?: number
}

const pageSize = 100

/** A page of the audit, newest first. Throws HttpError `bad_request` for a cursor of another query. */
export async function readAudit(kysely: Kysely<Schema>, filter: AuditFilter, cursor: string | undefined): Promise<AuditPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor, filter)
  let query = kysely.selectFrom('audit').selectAll().orderBy('time', 'desc').orderBy('id', 'desc').limit(pageSize + 1)
  if (filter.account !== undefined) query = query.where('account', '=', filter.account.toLowerCase())
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject)
  if (filter.from !== undefined) query = query.where('time', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('time', '<=', filter.to)
  if (after) query = query.where((row) => row.or([row('time', '<', after.time), row.and([row('time', '=', after.time), row('id', '<', after.id)])]))
  const rows = await query.execute()
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return { entries: rows.slice(0, pageSize).map(toEntry), ...(last ? { next: writeCursor(Number(last.time), last.id, filter) } : {}) }
}

function toEntry(row: { [Column in keyof Schema['audit']]: Schema['audit'][Column] }): AuditEntry {
  return {
    id: row.id,
    timestamp: Number(row.time),
    account: row.account,
    ...(row.role === null ? {} : { role: row.role }),
    action: row.action,
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.detail === null ? {} : { detail: row.detail }),
    ...(row.address === null ? {} : { address: row.address }),
    requestId: row.request_id,
  }
}

const writeCursor = (time: number, id: string, filter: AuditFilter) => Buffer.from(`${time}.${id}.${markOf(filter)}`).toString('base64url')

function readCursor(cursor: string, filter: AuditFilter): { time: number; id: string } {
  const [, time, id, mark] = /^(\d{1,15})\.([0-9a-z]{1,32})\.([\w-]+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (time === undefined || id === undefined || mark !== markOf(filter)) {
    throw new HttpError('bad_request', 'This cursor belongs to another query. Begin without one.', { fields: [{ field: 'cursor', message: 'belongs to another query' }] })
  }
  return { time: Number(time), id }
}

const markOf = ({ account, action, subject, from, to }: AuditFilter) =>
  createHash('sha256').update(JSON.stringify([account, action, subject, from, to])).digest('base64url').slice(0, 12)
