'use client'

import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { VisitorHistory } from '@/lib/console-api/answers'
import { regionsQuery, sideQuery } from '@/lib/console-api/region-queries'
import type { VisitFilter } from '@/lib/visits/visit'
import { isUnknown } from '../refresh/is-unknown'
import { mergeSides } from './merge-sides'
import type { Side } from './waiting-words'

/** Asks each source alone as soon as `enabled`: what each has said so far, and all of it merged, which is the same object while nothing more has come. */
export function useSides(visitorId: string, filter: VisitFilter, enabled: boolean): { sides: Side[]; merged: VisitorHistory | undefined } {
  const { data: regions } = useQuery(regionsQuery())
  const sources = enabled && regions ? [...regions.map(({ region }) => region), 'archive' as const] : []
  const answers = useQueries({ queries: sources.map((source) => sideQuery(visitorId, filter, source)), combine: takeAnswers })
  const merged = useMemo(() => mergeSides(answers.flatMap(({ data }) => data ?? [])), [answers])
  return { sides: sources.map((source, index) => toSide(source, answers[index])), merged }
}

interface Answer {
  data: VisitorHistory | undefined
  error: Error | null
}

const takeAnswers = (results: UseQueryResult<VisitorHistory>[]): Answer[] => results.map(({ data, error }) => ({ data, error }))

function toSide(source: Side['source'], answer: Answer | undefined): Side {
  const history = answer?.data
  const failed = history?.sources.some((report) => report.source === source && report.status === 'failed') ?? (answer?.error != null && !isUnknown(answer.error))
  const answered = history !== undefined || (answer?.error != null && !failed)
  return { source, state: failed ? 'failed' : answered ? 'answered' : 'awaited', visits: history?.visits.length ?? 0, more: history?.next !== undefined }
}
