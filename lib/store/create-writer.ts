import type { Database } from '../database/open-database'
import { createInbox } from './inbox'
import type { IntakeGuard } from './intake-guard'
import { type InboxWriter, createInboxWriter } from './write-through-inbox'
import { createVisitsWriter, type WriteVisits } from './write-visits'

/** Writes visits in the way that is best for their number and their database; `onStored` hears whenever new ones are in their tables. */
export function createWriter(database: Database, guard: IntakeGuard, onStored: () => void): InboxWriter {
  const inbox = createInbox(database)
  const writer = createVisitsWriter(database, guard, inbox)
  const write: WriteVisits = async (visits) => {
    const written = await writer.write(visits)
    if (written.fresh.size > 0) onStored()
    return written
  }
  return inbox ? createInboxWriter({ inbox, writer: { ...writer, write }, onTaken: onStored }) : { write, settle: async () => undefined, settled: () => undefined, close: async () => undefined }
}
