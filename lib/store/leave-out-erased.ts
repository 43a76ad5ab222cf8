import type { Visit } from '../visits/visit'
import type { Lead } from './search-types'
import type { ErasedAt } from './tombstones'
import type { HistoryPage, StoredVisitDetails } from './visit-store'

type ListedVisit = Pick<Visit, 'visitorId' | 'linkedId'>

/** A linked id, or one with its figures. */
type ListedLinkedId = string | { value: string }

interface ListedVisitor {
  visitorId: string
  linkedIds: readonly ListedLinkedId[]
}

interface Question {
  leads?: readonly Lead[]
  filter: { linkedId?: string }
}

/** Leaves out of answers what was erased: its removal takes its time, and nobody is to see it meanwhile. */
export function createErasedFilter(readErased: (version?: number) => Promise<ErasedAt>) {
  const isShown = (erasedAt: ErasedAt, { visitorId, linkedId }: ListedVisit) =>
    erasedAt('visitor', visitorId) === undefined && !isErasedLinkedId(erasedAt, linkedId)
  const isErasedLinkedId = (erasedAt: ErasedAt, linkedId: string | undefined) => linkedId !== undefined && erasedAt('linked_id', linkedId) !== undefined
  const nameOf = (linkedId: ListedLinkedId) => (typeof linkedId === 'string' ? linkedId : linkedId.value)

  /** What was erased is read behind the answer, so that what is erased meanwhile is left out too, and without waiting for it. */
  const beside = <Answer>(answer: Promise<Answer>) => Promise.all([answer, readErased()])

  async function visits<Listed extends ListedVisit>(reading: Promise<readonly Listed[]>): Promise<Listed[]> {
    const [found, erasedAt] = await beside(reading)
    return found.filter((visit) => isShown(erasedAt, visit))
  }
  async function visitors<Listed extends ListedVisitor>(reading: Promise<readonly Listed[]>): Promise<Listed[]> {
    const [found, erasedAt] = await beside(reading)
    return found.filter((visitor) => isShown(erasedAt, visitor)).map((visitor) => {
      const linkedIds = visitor.linkedIds.filter((linkedId) => !isErasedLinkedId(erasedAt, nameOf(linkedId)))
      return linkedIds.length === visitor.linkedIds.length ? visitor : { ...visitor, linkedIds }
    })
  }
  return {
    visits,
    visitors,
    visitor: async <Listed extends ListedVisitor>(reading: Promise<Listed | null>): Promise<Listed | null> =>
      (await visitors(reading.then((visitor) => (visitor ? [visitor] : []))))[0] ?? null,
    page: async <Page extends { visitors: readonly ListedVisitor[] }>(reading: Promise<Page>): Promise<Page> => {
      const page = await reading
      return { ...page, visitors: await visitors(Promise.resolve(page.visitors)) }
    },
    history: async (reading: Promise<{ page: HistoryPage; erasedVersion: number | undefined }>): Promise<{ page: HistoryPage; erasedAt: ErasedAt }> => {
      const { page, erasedVersion } = await reading
      const erasedAt = await readErased(erasedVersion)
      return { page: { ...page, visits: page.visits.filter((visit) => isShown(erasedAt, visit)) }, erasedAt }
    },
    details: async (reading: Promise<StoredVisitDetails | null>): Promise<StoredVisitDetails | null> => {
      const [details, erasedAt] = await beside(reading)
      if (!details || !isShown(erasedAt, details.visit)) return null
      const { older, ...rest } = details
      return older && isShown(erasedAt, older) ? details : rest
    },
    chunks: async function* <Listed extends ListedVisit>(chunks: AsyncIterable<Listed[]>): AsyncGenerator<Listed[]> {
      for await (const chunk of chunks) yield visits(Promise.resolve(chunk))
    },
    /** The question without what was erased; undefined where nothing is left of it to look for. */
    question: async <Asked extends Question>(question: Asked): Promise<Asked | undefined> => {
      const erasedAt = await readErased()
      if (isErasedLinkedId(erasedAt, question.filter.linkedId)) return undefined
      const { leads } = question
      const left = leads?.filter((lead) => lead.kind !== 'linkedId' || !isErasedLinkedId(erasedAt, lead.value))
      if (!leads || left?.length === leads.length) return question
      return left && left.length > 0 ? { ...question, leads: left } : undefined
    },
  }
}
