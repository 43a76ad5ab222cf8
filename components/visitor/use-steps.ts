'use client'

import { useEffect, useRef, useState } from 'react'
import { stepFurther } from './step-further'
import { stepTo } from './step-to'
import type { VisitorPageState } from './use-visitor-page'
import { useLatest } from './view/use-latest'

/** A search that is quicker than this needs no words. */
const slowMs = 400
/** How long the end of a search is told. */
const toldMs = 8_000

interface Told {
  words: string
  chosenId: string | undefined
  /** The search is over. */
  over: boolean
}

/** Steps from the chosen visit by keys, beyond what is loaded too; and what is to be said of that. */
export function useSteps(page: VisitorPageState) {
  const { list, chosenId, filter } = page
  const [told, setTold] = useState<Told>()
  const searching = useRef(false)
  const isChosen = useLatest((requestId: string | undefined, under: VisitorPageState['filter']) => chosenId === requestId && filter === under)

  useEffect(
    function forgetLater() {
      if (told?.over !== true) return
      const timer = setTimeout(() => setTold(undefined), toldMs)
      return function remember() {
        clearTimeout(timer)
      }
    },
    [told],
  )

  const goFurther = async (changes: boolean) => {
    if (searching.current) return
    searching.current = true
    const slow = setTimeout(() => setTold({ words: 'Looking through older visits …', chosenId, over: false }), slowMs)
    const { requestId, words } = await stepFurther({ chosenId, changes, fetchOlder: list.fetchOlder, isWanted: () => isChosen(chosenId, filter) })
    clearTimeout(slow)
    searching.current = false
    if (requestId !== undefined) page.choose(requestId, 'replace')
    setTold(words === undefined ? undefined : { words, chosenId, over: true })
  }

  return {
    /** Empty while there is nothing to say of the chosen visit. */
    words: told !== undefined && told.chosenId === chosenId ? told.words : '',
    step: (direction: 1 | -1, changes: boolean) => {
      const next = stepTo(page, direction, changes)
      if (next !== undefined) page.choose(next, 'replace')
      else if (direction === 1 && !list.complete && list.visits.some(({ requestId }) => requestId === chosenId)) void goFurther(changes)
    },
  }
}
