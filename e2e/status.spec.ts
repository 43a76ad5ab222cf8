import { expect, test } from './fixtures'

test.describe('for an admin', () => {
  test.use({ person: 'admin' })

  test('the status shows the Server API that is asked, tests its token and tries it anew', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Status' }).click()
    await expect(page).toHaveURL('/status')
    await expect(page.getByText('Only the embedded Server API is asked.')).toBeVisible()
    const region = page.getByRole('region', { name: 'Embedded Server API' })
    await expect(region).toContainText(/Circuit.*Closed.*Look-ups.*Calls.*Latency/)

    await region.getByRole('button', { name: 'Test the token' }).click()
    await expect(region.getByRole('status')).toContainText('The Server API (embedded) accepts the token.')
    await region.getByRole('button', { name: 'Try Embedded Server API now' }).click()
    await expect(region.getByRole('button', { name: 'Try Embedded Server API now' })).toBeEnabled()

    await expect(page.getByRole('region', { name: 'Archive' })).toContainText(/Visits[\d,]+Visitors[\d,]+Database on disk\d+(\.\d)? MB/)
    await expect(page.getByRole('region', { name: 'Catch-up' })).toContainText('only generation v4 can list its events')
    await page.goto('/audit?action=region.test')
    await expect(page.getByRole('table', { name: 'Audit' })).toContainText('Tested a token')
  })

  test('the status refreshes itself, keeps what it shows while that fails, and says so', async ({ page }) => {
    await page.clock.install()
    await page.goto('/status')
    const archive = page.getByRole('region', { name: 'Archive' })
    await expect(archive).toBeVisible()
    await page.route('**/api/status', (route) => route.abort())
    const failure = page.getByText('Sightline did not answer.')
    await expect(async () => {
      await page.clock.runFor(5_000)
      await expect(failure).toBeVisible({ timeout: 500 })
    }).toPass()
    await expect(archive).toBeVisible()
    await page.unroute('**/api/status')
    await expect(async () => {
      await page.clock.runFor(5_000)
      await expect(failure).toHaveCount(0, { timeout: 500 })
    }).toPass()
  })

  test('the status rests while nobody is here, so that it keeps no session open', async ({ page }) => {
    await page.clock.install()
    await page.goto('/status')
    await expect(page.getByText('refreshed every 5 s')).toBeVisible()
    await page.clock.fastForward('11:00')
    await expect(page.getByText('not refreshed while nobody is here')).toBeVisible()
    await page.keyboard.press('Shift')
    await expect(page.getByText('refreshed every 5 s')).toBeVisible()
  })
})

test.describe('for an agent', () => {
  test.use({ person: 'agent' })

  test('the status is for admins', async ({ page }) => {
    await page.goto('/status')
    await expect(page.getByRole('heading', { name: 'This page is for admins' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Status' })).toHaveCount(0)
    expect((await page.request.get('/api/status')).status()).toBe(403)
  })
})
