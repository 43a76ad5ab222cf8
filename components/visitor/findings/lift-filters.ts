import type { Finding } from '@/lib/findings/finding'
import type { Visit } from '@/lib/visits/visit'
import type { noFilter, VisitorView } from '../view/visitor-view'

type Filters = Pick<VisitorView, keyof typeof noFilter>

/**
 * What must be cleared of the view so that the visit of a finding is shown: the range where it leaves a part of the
 * finding out, and of the other filters those that hide the visit; all of them where the visit is not known.
 */
export function liftFilters(view: Filters, finding: Pick<Finding, 'from' | 'to'>, visit: Visit | undefined): Partial<typeof noFilter> {
  const cut = (view.from !== null && finding.from < view.from) || (view.to !== null && finding.to > view.to)
  return {
    ...(hides(view.linked_id, visit?.linkedId) && { linked_id: null }),
    ...(hides(view.incognito, visit?.incognito) && { incognito: null }),
    ...(hides(view.country, visit?.ipLocation?.country?.code) && { country: null }),
    ...(hides(view.browser, visit?.browserDetails?.browserName) && { browser: null }),
    ...(cut && { from: null, to: null }),
  }
}

function hides<Value>(asked: Value | null, found: Value | undefined): boolean {
  return asked !== null && asked !== found
}
