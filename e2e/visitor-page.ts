import type { Locator, Page } from '@playwright/test'

/** The parts of a visitor's page, by their accessible names. */
export function visitorPage(page: Page) {
  const timeline = page.getByRole('region', { name: 'Visit timeline' })
  const details = page.getByRole('region', { name: 'Browser details' })
  const findings = page.getByRole('list', { name: 'Findings' }).getByRole('listitem')
  return {
    page,
    timeline,
    details,
    chart: page.getByRole('region', { name: 'Visits over time' }),
    map: page.getByRole('region', { name: 'Visit map' }),
    findings,
    /** The finding of this title. */
    finding: (title: string | RegExp) => findings.filter({ has: page.getByRole('button', { name: title }) }),
    /** The cell that names the checks that found nothing. */
    clear: findings.filter({ hasText: /checks? clear/ }),
    /** A figure of the header: `Visits`, `Linked ids`, `Countries` … */
    fact: (label: string) => described(page.getByRole('main'), label),
    /** A line of the chosen visit: `IP`, `URL` … */
    detail: (label: string) => described(details, label),
    /** The chosen visit in the timeline. */
    chosen: timeline.locator('[aria-current=true]'),
    visit: (text: string | RegExp) => timeline.getByRole('button', { name: text }),
  }
}

export type VisitorPageParts = ReturnType<typeof visitorPage>

/** The accessible names of the four regions. */
export const regions = ['Visits over time', 'Visit timeline', 'Visit map', 'Browser details'] as const

/** Whether a request asks for a page of the visitor's history. */
export const isHistory = (url: URL) => /^\/api\/visitors\/[^/]+$/.test(url.pathname)

export const addressOf = (visitorId: string) => `/visitors/${visitorId}`

/** The value beside a term of a description list. */
function described(scope: Locator, label: string): Locator {
  return scope.locator('dl > div', { has: scope.page().locator('dt', { hasText: new RegExp(`^${label}$`) }) }).locator('dd')
}

/** Epoch ms of the element that tells a time. */
export async function timeOf(time: Locator): Promise<number> {
  return Date.parse((await time.getAttribute('datetime')) ?? '')
}
