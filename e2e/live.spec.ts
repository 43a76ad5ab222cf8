import { deliver } from './deliver'
import { expect, expectAccessible, test } from './fixtures'
import { addressOf, visitorPage } from './visitor-page'

test('a visit that comes in waits behind a banner, and leaves what is being read in its place', async ({ page }) => {
  const visitorId = `liveBanner${Date.now()}`
  // All on one day, whenever this runs: the list is parted by days.
  const start = new Date().setUTCHours(-12, 0, 0, 0)
  for (let index = 0; index < 40; index += 1) await deliver(visitorId, `before.${index}`, start + index * 60_000)
  await page.goto(addressOf(visitorId))
  const { timeline, chosen } = visitorPage(page)
  await expect(chosen).toContainText('before.39')
  const watched = page.waitForRequest((request) => request.url().includes(`/api/live?visitor=${visitorId}`))
  await watched
  await timeline.getByRole('button', { name: /^38 visits, .* nothing changed$/ }).click()
  await timeline.getByRole('button', { name: /before\.30/ }).click()
  await expect(chosen).toContainText('before.30')
  const place = await chosen.boundingBox()

  // The stream tells first what is there already; what comes after that is new.
  await expect(async () => {
    await deliver(visitorId, `new.${Date.now()}`, start + 40 * 60_000)
    await expect(timeline.getByRole('button', { name: /new visits?$/ })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(timeline.getByRole('button', { name: /\/new\./ })).toHaveCount(0)
  await expect(chosen).toContainText('before.30')
  await timeline.getByRole('button', { name: /new visits?$/ }).click()
  await expect(timeline.getByRole('button', { name: /new visits?$/ })).toHaveCount(0)
  await expect(chosen).toContainText('before.30')
  await timeline.getByRole('list', { name: 'Visits, newest first' }).evaluate((list) => list.parentElement?.scrollTo({ top: 0 }))
  await expect(timeline.getByRole('button', { name: /\/new\./ }).first()).toBeVisible()
  expect(place).not.toBeNull()
})

test('the feed lists what comes in, holds it back while paused, and shows it when it goes on', async ({ page }) => {
  const visitorId = `liveFeed${Date.now()}`
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Live' }).click()
  await expect(page.getByText('Live: visits are listed as they are stored.')).toBeVisible()
  const rows = page.getByRole('list', { name: 'New visits' }).getByRole('listitem').filter({ hasText: visitorId })
  await deliver(visitorId, 'first', Date.now())
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(/Firefox.*incognito.*bot/)
  await expectAccessible(page)

  await page.keyboard.press('p')
  await expect(page.getByText('Paused. Nothing has come since.').or(page.getByText(/more while paused/))).toBeVisible()
  await deliver(visitorId, 'second', Date.now())
  await expect(page.getByText(/^Paused\. [\d,]+ more while paused\.$/)).toBeVisible()
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(rows).toHaveCount(2)
  await rows.first().getByRole('link', { name: visitorId }).click()
  await expect(page).toHaveURL(new RegExp(`/visitors/${visitorId}\\?visit=second`))
})

test.describe('for an admin', () => {
  test.use({ person: 'admin' })

  test('the settings tell of the webhooks, and send a delivery to themselves', async ({ page }) => {
    await page.goto('/settings')
    const section = page.getByRole('region', { name: 'Webhooks' })
    await expect(section).toContainText('/api/webhooks/visits')
    await section.getByRole('button', { name: 'Send a test delivery' }).click()
    await expect(section.getByRole('status').filter({ hasText: 'its signature was right' })).toBeVisible()
    await expect(section).toContainText('Last delivery:')
    await expectAccessible(page)
    await page.goto('/visitors/sightline-test-delivery')
    await expect(page.getByText(/No region knows this id|Unknown|not found/i).first()).toBeVisible()
  })
})
