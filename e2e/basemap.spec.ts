import { expect, test } from './fixtures'
import { addressOf, visitorPage } from './visitor-page'

const isTile = (url: URL) => /^\/basemap\/[^/]+\/\d+\/\d+\/\d+\.json$/.test(url.pathname)
/** Of the thread that paints the maps. */
const isPainter = (url: URL) => /^\/_next\/static\/chunks\/[^/]*worker[^/]*\.js$/.test(url.pathname)

test('a map whose painter does not start tells of it, and is painted when it does', async ({ page }) => {
  await page.route(isPainter, (route) => route.abort())
  await page.goto(addressOf('Q7mX2vLr9TzKc4HdWp1NE'))
  const { map } = visitorPage(page)
  const notice = map.getByRole('status').filter({ hasText: 'Land and borders did not load everywhere' })
  await expect(notice).toBeVisible()

  await page.unroute(isPainter)
  const tile = page.waitForResponse((response) => isTile(new URL(response.url())))
  await notice.getByRole('button', { name: 'Try again' }).click()
  expect((await tile).ok()).toBe(true)
  await expect(notice).toHaveCount(0)
})

test('tiles that fail are told of, not drawn as open sea, and can be asked for again', async ({ page }) => {
  await page.route(isTile, (route) => route.abort())
  await page.goto(addressOf('Q7mX2vLr9TzKc4HdWp1NE'))
  const { map } = visitorPage(page)
  const notice = map.getByRole('status').filter({ hasText: 'Land and borders did not load everywhere' })
  await expect(notice).toBeVisible()
  await expect(map.getByRole('button', { name: /^Memphis/ })).toBeVisible()

  await notice.getByRole('button', { name: 'Try again' }).click()
  await expect(notice.getByRole('button', { name: 'Try again' })).not.toHaveAttribute('aria-disabled')
  await expect(notice).toBeVisible()

  await page.unroute(isTile)
  const tile = page.waitForResponse((response) => isTile(new URL(response.url())))
  await notice.getByRole('button', { name: 'Try again' }).click()
  expect((await tile).ok()).toBe(true)
  await expect(notice).toHaveCount(0)
})
