import { rangeLabel } from '@/components/charts/bin-words'
import type { VisitFilter } from '@/lib/visits/visit'

/** `26 Oct to 22 Nov`, `since 26 Oct`, `until 22 Nov`; undefined without a range. */
export function rangeText({ from, to }: VisitFilter, zone: string): string | undefined {
  if (from !== undefined && to !== undefined) return rangeLabel(from, to, zone)
  if (from !== undefined) return `since ${rangeLabel(from, from, zone)}`
  return to === undefined ? undefined : `until ${rangeLabel(to, to, zone)}`
}
