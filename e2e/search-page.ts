import type { Page } from '@playwright/test'

/** The search page, by its accessible names. */
export function searchPage(page: Page) {
  const results = page.getByRole('region', { name: 'Results' })
  const rows = results.getByRole('table', { name: 'Visitors' }).locator('tbody').getByRole('row')
  return {
    page,
    box: page.getByRole('searchbox', { name: 'Search visitors' }),
    results,
    rows,
    row: (visitorId: string) => rows.filter({ has: page.getByRole('link', { name: visitorId }) }),
  }
}

export type SearchPageParts = ReturnType<typeof searchPage>
