import { createHash } from 'node:crypto'

/** So many statements are kept prepared on each connection. */
const mostNames = 200
const mostSeen = 1_000

/** A name under which the server keeps a statement prepared; undefined for what is asked for the first time, and for all beyond the first few hundred. */
export function createStatementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  return (sql) => {
    const name = names.get(sql)
    if (name !== undefined) return name
    if (names.size >= mostNames || !/^\s*(select|insert|update|delete|with)\b/i.test(sql)) return undefined
    if (seen.has(sql)) names.set(sql, createHash('sha256').update(sql).digest('hex').slice(0, 32))
    else if (seen.size < mostSeen) seen.add(sql)
    return names.get(sql)
  }
}
