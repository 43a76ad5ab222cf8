import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'
import type { Role } from '../console-api/answers'

/** A subject that is named when a row is written, which is seldom where one is enough for a minute. */
export interface SubjectNamedLater {
  id: string
  name: () => Promise<string>
}

/** What someone did, to whom, for what. */
export interface AuditRecord {
  /** E-mail of the account. */
  account: string
  /** Absent where nobody is signed in. */
  role?: Role
  sessionId?: string
  /** `visitor.view`, `search`, `account.invite`, … */
  action: string
  subject?: string | SubjectNamedLater
  detail?: string
  /** One row is enough when this session did the same within the last minute. */
  once?: boolean
  address?: string
  requestId: string
}

const onceWithinMs = 60_000
/** Longer texts are cut: the audit shall tell what was done, not keep what was sent. */
const longestText = 1_000

/** The append-only list of who looked at whom. One for each process, since it remembers what it wrote lately. */
export function createAuditLog(kysely: Kysely<Schema>, now: () => number) {
  const recent = new Map<string, { time: number; written: Promise<void> }>()
  let sequence = 0

  /** Resolves once the row is on disk; rejects when it could not be written, and then nothing may be shown. */
  async function writeAudit(record: AuditRecord): Promise<void> {
    if (!record.once) return insert(record)
    const key = JSON.stringify([record.sessionId ?? record.address, record.action, idOf(record.subject)])
    const before = recent.get(key)
    if (before && now() - before.time < onceWithinMs) return before.written
    const written = insert(record)
    recent.set(key, { time: now(), written })
    forgetOld()
    await written.catch((error: unknown) => {
      recent.delete(key)
      throw error
    })
  }

  async function insert({ account, role, action, subject, detail, address, requestId }: AuditRecord): Promise<void> {
    sequence = (sequence + 1) % 1_000_000
    await kysely.insertInto('audit').values({
      id: `${String(sequence).padStart(6, '0')}${randomBytes(6).toString('hex')}`,
      time: now(),
      account,
      role: role ?? null,
      action,
      subject: cut(typeof subject === 'object' ? await subject.name() : subject),
      detail: cut(detail),
      address: address ?? null,
      request_id: requestId,
    }).execute()
  }

  /** The oldest stand first, because the map keeps the order of insertion. */
  function forgetOld(): void {
    for (const [key, { time }] of recent) {
      if (now() - time < onceWithinMs && recent.size <= 10_000) return
      recent.delete(key)
    }
  }

  return writeAudit
}

const idOf = (subject: AuditRecord['subject']) => (typeof subject === 'object' ? subject.id : subject)

const cut = (text: string | undefined) => (text === undefined ? null : text.length > longestText ? `${text.slice(0, longestText)}…` : text)
