import { sql } from 'kysely'
import { compileOnce } from '../database/compile-once'
import type { Database } from '../database/open-database'
import { findMatching } from './find-matching'
import { type Comparison, matchingIds, toComparison } from './matching-ids'
import type { FoundBySearch, Lead, SearchPage, SearchPlace, SearchQuestion, SearchTerm, VisitorPosition } from './search-types'
import { searchVisitors } from './search-visitors'
import { summariseByIds } from './summarise-visitors'

/** Visitors whose visits match, each once; those of few ids and addresses last seen first, all others by their newest visit that matches. */
export async function search(database: Database, question: SearchQuestion, page: { limit: number; after?: SearchPlace }): Promise<SearchPage> {
  const { after } = page
  const terms = termsAlone(question)
  if (after === undefined ? terms && (await areFew(database, terms)) : isOfVisitors(after)) {
    return searchVisitors(database, terms ?? [], { limit: page.limit, after: after && isOfVisitors(after) ? after : undefined })
  }
  const { found, next, lookedBack } = await findMatching(database, question, { limit: page.limit, after: after && !isOfVisitors(after) ? after : undefined })
  const summaries = new Map((await summariseByIds(database, [...found.keys()])).map((summary) => [summary.visitorId, summary]))
  const visitors = [...found].flatMap(([visitorId, newest]): FoundBySearch[] => {
    const summary = summaries.get(visitorId)
    return summary ? [{ ...summary, newest }] : []
  })
  return { visitors, ...(next && { next }), ...(lookedBack && { lookedBack }) }
}

const isOfVisitors = (place: SearchPlace): place is VisitorPosition => 'lastSeen' in place

/** The terms of a question that asks for nothing else. */
function termsAlone({ leads, filter }: SearchQuestion): SearchTerm[] | undefined {
  if (leads.length === 0 || Object.values(filter).some((value) => value !== undefined)) return undefined
  const terms = leads.filter(isTerm)
  return terms.length === leads.length ? terms : undefined
}

const isTerm = (lead: Lead): lead is SearchTerm => lead.kind !== 'url' && lead.kind !== 'time' && lead.windows === undefined

/** Sorted in one statement; more are walked from the newest. */
const mostSorted = 4_000

async function areFew(database: Database, terms: readonly SearchTerm[]): Promise<boolean> {
  const comparisons = terms.map(toComparison).filter((comparison) => comparison !== undefined)
  if (comparisons.length === 0) return true
  const [row] = await askHowMany(database, comparisons)
  return Number(row?.many) <= mostSorted
}

const askHowMany = compileOnce<readonly Comparison[], { many: number }>({
  shapeOf: (comparisons) => comparisons.map(({ kind }) => kind).join(),
  build(database, comparisons, blank) {
    const counts = comparisons.map(({ kind }, index) => {
      const ids = matchingIds(database, { kind, from: blank((asked) => asked[index]?.from ?? ''), to: blank((asked) => asked[index]?.to ?? '') })
      return sql`select count(*) as many from (select 1 as one from ${ids} as matching limit ${mostSorted + 1}) as few`
    })
    const all = sql<{ many: number }>`select sum(many) as many from (${sql.join(counts, sql` union all `)}) as counts`
    return { compile: () => all.compile(database.kysely) }
  },
})
