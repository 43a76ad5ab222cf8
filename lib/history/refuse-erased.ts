import { HttpError } from '../http/http-error'
import type { Erased, ErasedAt } from '../store/tombstones'
import type { VisitStore } from '../store/visit-store'

const names = { visitor: 'visitor', linked_id: 'linked id' } as const satisfies Record<Erased[0], string>

/**
 * Says how to tell what else was erased. Throws HttpError: `erased` for what was, whoever still has something of it; `unavailable` where
 * that cannot be known now.
 */
export async function refuseErased(store: Pick<VisitStore, 'readErased'>, ...[kind, id]: Erased): Promise<ErasedAt> {
  const findErased = await store.readErased().catch((cause: unknown) => {
    throw new HttpError('unavailable', 'Sightline could not read what was erased, so it shows nothing. Try again shortly.', { cause })
  })
  const erasedAt = findErased(kind, id)
  if (erasedAt === undefined) return findErased
  throw new HttpError('erased', `This ${names[kind]} was erased, and nothing of it can be looked up any more. An admin can say why.`, { erasedAt })
}
