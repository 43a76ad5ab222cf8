import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'

/** Rows read with one statement. */
const chunk = 1_000
/** A shorter id is also a word or a number of something else. */
const shortestWord = 4

/**
 * Puts marks in the place of ids wherever the audit names them, so that it still tells who looked at somebody and when, and no longer at
 * whom. In bounded steps; doing it again finds nothing more. Answers how many rows named one.
 */
export async function renameInAudit(kysely: Kysely<Schema>, marks: ReadonlyMap<string, string>, stop?: AbortSignal): Promise<number> {
  const rename = createRenamer(marks)
  let renamed = 0
  for (let after = { time: Number.MIN_SAFE_INTEGER, id: '' }; !stop?.aborted; ) {
    const rows = await kysely.selectFrom('audit').select(['time', 'id', 'subject', 'detail'])
      .where(({ or, and, eb }) => or([eb('time', '>', after.time), and([eb('time', '=', after.time), eb('id', '>', after.id)])]))
      .orderBy('time').orderBy('id').limit(chunk).execute()
    const last = rows.at(-1)
    if (!last) break
    for (const row of rows) {
      const [subject, detail] = [rename(row.subject), rename(row.detail)]
      if (subject === row.subject && detail === row.detail) continue
      await kysely.updateTable('audit').set({ subject, detail }).where('id', '=', row.id).execute()
      renamed += 1
    }
    after = { time: Number(last.time), id: last.id }
  }
  return renamed
}

/** Replaces each id where it is the whole text or a word of its own: as it is, or as JSON or an address spells it. */
export function createRenamer(marks: ReadonlyMap<string, string>): <Text extends string | null>(text: Text) => Text | string {
  const words = new Map([...marks].filter(([id]) => id.length >= shortestWord).flatMap(([id, mark]) => spellingsOf(id).map((spelling): [string, string] => [spelling, mark])))
  const any = [...words.keys()].sort((one, other) => other.length - one.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  const word = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${any})(?![\\p{L}\\p{N}_-])`, 'gu')
  return (text) => {
    if (text === null) return text
    const whole = marks.get(text)
    if (whole !== undefined) return whole
    return words.size === 0 ? text : text.replace(word, (found) => words.get(found) ?? found)
  }
}

const spellingsOf = (id: string) => [id, JSON.stringify(id).slice(1, -1), encodeURIComponent(id)]
