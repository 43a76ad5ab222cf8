import { HttpError } from '../http/http-error'
import type { Erased, ErasedAt } from '../store/tombstones'
import type { VisitStore } from '../store/visit-store'

const names = { visitor: 'visitor', linked_id: 'linked id' } as const satisfies Record<Erased[0], string>

type Store = Pick<VisitStore, 'readErased'>

/** Which visitors and linked ids were erased up to now. Throws HttpError: `unavailable` where that cannot be known now. */
export function readErased(store: Store): Promise<ErasedAt> {
  return store.readErased().catch((cause: unknown) => {
    throw new HttpError('unavailable', 'Sightline could not read what was erased, so it shows nothing. Try again shortly.', { cause })
  })
}

/** Says how to tell what else was erased. Throws HttpError as readErased does, and `erased` for what was, whoever still has something of it. */
export async function refuseErased(store: Store, ...erased: Erased): Promise<ErasedAt> {
  const erasedAt = await readErased(store)
  refuseIfErased(erasedAt, ...erased)
  return erasedAt
}

/** Throws HttpError `erased` for what was. */
export function refuseIfErased(findErased: ErasedAt, ...[kind, id]: Erased): void {
  const erasedAt = findErased(kind, id)
  if (erasedAt !== undefined) throw new HttpError('erased', `This ${names[kind]} was erased, and nothing of it can be looked up any more. An admin can say why.`, { erasedAt })
}
