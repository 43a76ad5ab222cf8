import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { addressOf, isHistory, visitorPage } from './visitor-page'

const takenOver = 'Q7mX2vLr9TzKc4HdWp1NE'
const twentyThousand = 'Tw3ntyTh0usandV1s1ts'
const dayMs = 86_400_000

/** The filter, opened. */
async function openFilter(page: Page) {
  await visitorPage(page).timeline.getByRole('button', { name: /^Filter/ }).click()
  const filter = page.getByRole('dialog', { name: 'Filter visits' })
  await expect(filter.getByLabel('Linked id')).toBeFocused()
  return { filter, from: filter.getByLabel('From', { exact: true }), to: filter.getByLabel('To', { exact: true }) }
}

test.describe('a range in the filter', () => {
  test('acts once its date is typed whole and confirmed, not at each key', async ({ page }) => {
    const asked = new Set<string>()
    page.on('request', (request) => {
      const url = new URL(request.url())
      const from = url.searchParams.get('from')
      if (isHistory(url) && from !== null) asked.add(from)
    })
    await page.goto(addressOf(takenOver))
    await expect(visitorPage(page).chosen).toBeVisible()
    const { from } = await openFilter(page)
    await from.focus()
    await page.keyboard.type('11112025')
    await expect(from).toHaveValue('2025-11-11')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/from=2025-11-1/)
    await expect(visitorPage(page).timeline.getByRole('button', { name: /^Filter/ })).toContainText('1 active')
    await expect.poll(() => [...asked]).toHaveLength(1)
  })

  test('refuses a year that nobody means, and says so', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    await expect(visitorPage(page).chosen).toBeVisible()
    const { filter, from } = await openFilter(page)
    await from.fill('0202-11-11')
    await expect(filter.getByText('Dates begin in the year 2000.')).toBeVisible()
    await expect(from).toHaveAttribute('aria-invalid', 'true')
    await from.fill('2025-11-11')
    await expect(filter.getByText('Dates begin in the year 2000.')).toHaveCount(0)
    await expect(page).toHaveURL(/from=2025-11-1/)
    await expect(page).not.toHaveURL(/from=0/)
  })

  test('takes its other end along where the two would cross', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    await expect(visitorPage(page).chosen).toBeVisible()
    const { filter, from, to } = await openFilter(page)
    await to.fill('2025-12-24')
    await expect(page).toHaveURL(/to=2025-12-24/)
    await from.fill('2026-01-05')
    await expect(to).toHaveValue('2026-01-05')
    await expect(page).toHaveURL(/from=2026-01-04.+to=2026-01-05|to=2026-01-05.+from=2026-01-04/)
    await to.fill('2025-12-31')
    await expect(from).toHaveValue('2025-12-31')
    await expect(filter).toBeVisible()
    await expect(page.getByText('The visits could not be fetched')).toHaveCount(0)
  })
})

test('a filter of a link that the server refuses can be cleared', async ({ page }) => {
  await page.goto(`${addressOf(takenOver)}?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z`)
  const alert = page.getByRole('alert').filter({ hasText: 'The visits could not be fetched' })
  await expect(alert).toBeVisible()
  await alert.getByRole('button', { name: 'Clear filters' }).click()
  await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
  await expect(page).not.toHaveURL(/from=|to=/)
})

test('a filtered timeline speaks of the matching visits alone', async ({ page }) => {
  await page.goto(`${addressOf(takenOver)}?linked_id=acct_77150`)
  const { timeline } = visitorPage(page)
  await expect(timeline).toContainText('27 of 214 match')
  const list = timeline.getByRole('list', { name: 'Visits, newest first' })
  await expect(list.getByText(/^\d+ matching visits?$/).first()).toBeVisible()
  await expect(list.getByText(/without a visit|nothing changed/)).toHaveCount(0)
  await expect(async () => {
    await list.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight))
    await expect(list.getByText('No older visit matches.')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(list.getByText(/without a visit|nothing changed/)).toHaveCount(0)
})

test('visits that the archive alone knows are marked', async ({ page }) => {
  await page.goto(addressOf(takenOver))
  const { chosen, timeline } = visitorPage(page)
  await expect(chosen).toContainText('/checkout/confirm')
  await expect(chosen).not.toContainText('From the archive')
  await page.goto(`${addressOf(takenOver)}?to=${Date.now() - 20 * dayMs}`)
  await expect(chosen).toContainText('From the archive')
  await expect(timeline.getByTitle('From the archive').first()).toBeVisible()
})

test('n goes on to a change among visits that are not loaded, and says that it looks', async ({ page }) => {
  test.slow()
  const { visits } = (await (await page.request.get(`/api/visitors/${twentyThousand}?limit=100`)).json()) as { visits: { requestId: string }[] }
  const last = visits.at(-1)?.requestId ?? 'missing'
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route((url) => isHistory(url) && url.searchParams.has('cursor'), async (route) => {
    await released
    await route.continue().catch(() => undefined)
  })
  await page.goto(`${addressOf(twentyThousand)}?visit=${encodeURIComponent(last)}`)
  const { chosen } = visitorPage(page)
  await expect(chosen).toHaveAttribute('data-visit', last)
  await page.keyboard.press('n')
  await expect(page.getByRole('status').filter({ hasText: 'Looking through older visits' })).toBeVisible()
  await expect(chosen).toHaveAttribute('data-visit', last)
  release()
  await expect.poll(async () => visits.some(({ requestId }) => page.url().includes(encodeURIComponent(requestId)))).toBe(false)
  await expect(chosen).toContainText('New browser version')
  await expect(page.getByText('Looking through older visits')).toHaveCount(0)
})
