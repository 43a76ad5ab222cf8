import type { Visit } from '../visits/visit'
import type { ErasedAt } from './tombstones'

/** A linked id, or one with a count. */
type LinkedIdOfList = string | { value: string }

interface ListedVisitor {
  visitorId: string
  linkedIds: readonly LinkedIdOfList[]
}

/** Leaves out of lists what was erased: its removal takes its time, and nobody is to see it meanwhile. */
export function createErasedFilter(readErased: () => Promise<ErasedAt>) {
  const isShown = (erasedAt: ErasedAt, { visitorId, linkedId }: Pick<Visit, 'visitorId' | 'linkedId'>) =>
    erasedAt('visitor', visitorId) === undefined && (linkedId === undefined || erasedAt('linked_id', linkedId) === undefined)
  const nameOf = (linkedId: LinkedIdOfList) => (typeof linkedId === 'string' ? linkedId : linkedId.value)

  async function visits<Listed extends Pick<Visit, 'visitorId' | 'linkedId'>>(found: readonly Listed[]): Promise<Listed[]> {
    // Afterwards, so that what is erased while they are read is left out too.
    const erasedAt = await readErased()
    return found.filter((visit) => isShown(erasedAt, visit))
  }
  async function visitors<Listed extends ListedVisitor>(found: readonly Listed[]): Promise<Listed[]> {
    const erasedAt = await readErased()
    return found.filter((visitor) => isShown(erasedAt, visitor)).map((visitor) => {
      const linkedIds = visitor.linkedIds.filter((linkedId) => erasedAt('linked_id', nameOf(linkedId)) === undefined)
      return linkedIds.length === visitor.linkedIds.length ? visitor : { ...visitor, linkedIds }
    })
  }
  return {
    visits,
    visitors,
    /** Of a page of visitors. */
    page: async <Page extends { visitors: readonly ListedVisitor[] }>(page: Page): Promise<Page> => ({ ...page, visitors: await visitors(page.visitors) }),
    chunks: async function* <Listed extends Pick<Visit, 'visitorId' | 'linkedId'>>(chunks: AsyncIterable<Listed[]>): AsyncGenerator<Listed[]> {
      for await (const chunk of chunks) yield visits(chunk)
    },
  }
}
