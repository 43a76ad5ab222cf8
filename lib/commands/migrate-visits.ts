import { z } from 'zod'
import type { Database } from '../database/open-database'
import type { VisitKey, VisitStore } from '../store/visit-store'
import { walkVisits } from '../store/walk-visits'

const noteKey = 'migrate-store'
const noteSchema = z.object({ after: z.tuple([z.string(), z.string()]), done: z.number().int().nonnegative(), refused: z.number().int().nonnegative().default(0) })

interface Progress {
  /** Visits that are over, those of an earlier run included. */
  done: number
  of: number
}

export interface Migrated {
  /** Visits of the source that are over. */
  done: number
  /** Those of them that the target does not take, because they were erased or are too old. */
  refused: number
}

/**
 * Appends every visit of the source to the target. Its place is kept in a note of the target after each piece that is on disk there:
 * cut short, it goes on behind it, and what is sent twice is a duplicate. Answers how many visits of the source are over.
 */
export async function migrateVisits(source: Database, target: VisitStore, onProgress: (progress: Progress) => void = () => undefined): Promise<Migrated> {
  const note = await target.readNote(noteKey)
  let { after, done, refused }: Migrated & { after?: VisitKey } = note ? noteSchema.parse(JSON.parse(note)) : { done: 0, refused: 0 }
  const of = await countVisits(source)
  onProgress({ done, of })
  for await (const { visits, last } of walkVisits(source, after)) {
    const { erased, tooOld } = await target.append(visits)
    done += visits.length
    refused += erased + tooOld
    after = last
    await target.writeNote(noteKey, JSON.stringify({ after, done, refused }))
    onProgress({ done, of })
  }
  return { done, refused }
}

/** Lets the next run begin with the first visit again. */
export async function forgetPlace(target: VisitStore): Promise<void> {
  await target.writeNote(noteKey, '')
}

export async function countVisits({ kysely }: Database): Promise<number> {
  const { visits } = await kysely.selectFrom('visits').select((eb) => eb.fn.countAll<number>().as('visits')).executeTakeFirstOrThrow()
  return visits
}
