import { walkSubjects } from '../audit/walk-subjects'
import type { Database } from '../database/open-database'
import { walkSavedSearches } from '../saved-searches/walk-saved-searches'
import { findErased, readTombstones } from '../store/tombstones'

/** Erased visitors and linked ids that saved searches or the audit name, whether anything of theirs is stored or not. All are looked through for it. */
export async function findErasedNames(database: Database): Promise<{ visitorIds: string[]; linkedIds: string[] }> {
  const found = { visitorIds: new Set<string>(), linkedIds: new Set<string>() }
  const tombstones = await readTombstones(database)
  const look = (name: string) => {
    if (findErased(tombstones, ['visitor', name]) !== undefined) found.visitorIds.add(name)
    if (findErased(tombstones, ['linked_id', name]) !== undefined) found.linkedIds.add(name)
  }
  if (tombstones.erasedAt.size > 0) {
    for await (const searches of walkSavedSearches(database.kysely)) for (const { texts } of searches) texts.forEach(look)
    for await (const subjects of walkSubjects(database.kysely)) subjects.forEach(look)
  }
  return { visitorIds: [...found.visitorIds], linkedIds: [...found.linkedIds] }
}
