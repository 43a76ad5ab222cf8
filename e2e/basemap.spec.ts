import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { addressOf, visitorPage } from './visitor-page'

const isTile = (url: URL) => /^\/basemap\/[^/]+\/\d+\/\d+\/\d+\.json$/.test(url.pathname)
/** Of the thread that paints the maps. */
const isPainter = (url: URL) => /^\/_next\/static\/chunks\/[^/]*worker[^/]*\.js$/.test(url.pathname)

/** The map of a visitor, where what matches does not load, and the notice of it. */
async function openWithout(page: Page, missing: (url: URL) => boolean): Promise<{ map: Locator; notice: Locator }> {
  await page.route(missing, (route) => route.abort())
  await page.goto(addressOf('Q7mX2vLr9TzKc4HdWp1NE'))
  const { map } = visitorPage(page)
  const notice = map.getByRole('status').filter({ hasText: 'Land and borders did not load everywhere' })
  await expect(notice).toBeVisible()
  return { map, notice }
}

/** Once what was missing loads again, asking for it brings it, and the notice goes. */
async function expectMended(page: Page, missing: (url: URL) => boolean, notice: Locator) {
  await page.unroute(missing)
  const tile = page.waitForResponse((response) => isTile(new URL(response.url())))
  await notice.getByRole('button', { name: 'Try again' }).click()
  expect((await tile).ok()).toBe(true)
  await expect(notice).toHaveCount(0)
}

test('a map whose painter does not start tells of it, and is painted when it does', async ({ page }) => {
  const { notice } = await openWithout(page, isPainter)
  await expectMended(page, isPainter, notice)
})

test('tiles that fail are told of, not drawn as open sea, and can be asked for again', async ({ page }) => {
  const { map, notice } = await openWithout(page, isTile)
  await expect(map.getByRole('button', { name: /^Memphis/ })).toBeVisible()

  await notice.getByRole('button', { name: 'Try again' }).click()
  await expect(notice.getByRole('button', { name: 'Try again' })).not.toHaveAttribute('aria-disabled')
  await expect(notice).toBeVisible()
  await expectMended(page, isTile, notice)
})
