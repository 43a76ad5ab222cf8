import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

/** An answer that is none, which no server of this console gives. */
const breakSearch = (page: Page, before: () => Promise<unknown> = async () => undefined) =>
  page.route((url) => url.pathname === '/api/search', async (route) => {
    await before()
    await route.fulfill({ json: { terms: [], visitors: [{}] } })
  })

test('a page that breaks says so within the console, and leads on', async ({ page, complaints }) => {
  await breakSearch(page)
  await page.goto('/?q=acct_48213')
  const alert = page.getByRole('alert').filter({ hasText: 'This page broke' })
  await expect(alert).toBeVisible()
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible()
  await expectAccessible(page)
  // The browser is told of the fault, and of nothing else.
  expect(complaints.splice(0)).not.toEqual([])
  await page.unrouteAll()
  await alert.getByRole('link', { name: 'To the search' }).click()
  await expect(page.getByRole('searchbox').first()).toBeVisible()
})

test('a page that breaks says so even where the words for it do not come', async ({ page, complaints }) => {
  await breakSearch(page, () => page.route('**/_next/static/chunks/**', (route) => route.abort()))
  await page.goto('/?q=acct_48213')
  await expect(page.getByRole('alert').filter({ hasText: 'This page broke' })).toBeVisible()
  expect(complaints.splice(0)).not.toEqual([])
})
