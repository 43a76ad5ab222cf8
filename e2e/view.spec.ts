import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { addressOf, isHistory, regions, visitorPage } from './visitor-page'

const takenOver = 'Q7mX2vLr9TzKc4HdWp1NE'
const twentyThousand = 'Tw3ntyTh0usandV1s1ts'

test.describe('the view in the address', () => {
  test('a link restores the chosen visit, the filters and the range', async ({ page, context }) => {
    await page.goto(addressOf(takenOver))
    const { timeline, chosen, fact } = visitorPage(page)
    await fact('Linked ids').getByRole('button', { name: 'acct_77150' }).click()
    await expect(chosen).toContainText('acct_77150')
    const slider = page.getByRole('slider', { name: 'Range from' })
    await slider.press('Home')
    await expect(page).toHaveURL(/from=/)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(page).toHaveURL(/visit=/)
    const id = (await chosen.getAttribute('data-visit')) ?? ''
    await expect(page).toHaveURL(new RegExp(`visit=${id}`))
    const range = await timeline.getByRole('heading', { name: 'Visit timeline' }).locator('xpath=following-sibling::*[1]').innerText()

    const other = await context.newPage()
    await other.goto(page.url())
    const again = visitorPage(other)
    await expect(again.chosen).toHaveAttribute('data-visit', id)
    await expect(again.timeline).toContainText(range)
    await expect(again.timeline.getByRole('button', { name: /^Filter/ })).toContainText('2 active')
    await expect(again.timeline.getByRole('button', { name: /acct_48213/ })).toHaveCount(0)
    await expect(again.details.getByRole('heading', { name: /^Visit \d+ of 214$/ })).toBeVisible()
  })

  test('Back goes to the visit that was chosen before', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chosen, visit } = visitorPage(page)
    await expect(chosen).toContainText('/checkout/confirm')
    await visit(/\/login/).first().click()
    await expect(chosen).toContainText('/login')
    await visit(/\/cart/).first().click()
    await expect(chosen).toContainText('/cart')
    await page.goBack()
    await expect(chosen).toContainText('/login')
    await page.goBack()
    await expect(chosen).toContainText('/checkout/confirm')
  })

  test('a visit 12,000 visits ago opens directly, without all that came after it', async ({ page }) => {
    const overview = (await (await page.request.get(`/api/visitors/${twentyThousand}/overview?zone=UTC`)).json()) as { firstSeen: number; lastSeen: number }
    const to = Math.round(overview.firstSeen + (overview.lastSeen - overview.firstSeen) * 0.4)
    const { visits } = (await (await page.request.get(`/api/visitors/${twentyThousand}?limit=1&to=${to}`)).json()) as { visits: { requestId: string }[] }
    const id = visits[0]?.requestId ?? 'missing'
    const asked: string[] = []
    page.on('request', (request) => {
      if (isHistory(new URL(request.url()))) asked.push(request.url())
    })
    await page.goto(`${addressOf(twentyThousand)}?visit=${encodeURIComponent(id)}`)
    const { chosen, details, timeline } = visitorPage(page)
    await expect(chosen).toHaveAttribute('data-visit', id)
    await expect(chosen).toBeInViewport()
    await expect(details.getByRole('heading', { name: /^Visit [78],\d{3} of 20,000$/ })).toBeVisible()
    expect(asked.length).toBeLessThan(10)
    await timeline.getByRole('button', { name: /Show the newest/ }).click()
    await expect(details.getByRole('heading', { name: 'Visit 20,000 of 20,000' })).toBeVisible()
  })
})

test.describe('the parts answer each other', () => {
  test('map and timeline choose each other', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chosen, map, details, visit } = visitorPage(page)
    const place = (name: string) => map.getByRole('button', { name: new RegExp(`^${name}, .+ Choose the newest visit here\\.`) }).first()
    await expect(place('Memphis')).toHaveAttribute('aria-pressed', 'true')
    await place('London').click()
    await expect(chosen).toContainText('London')
    await expect(chosen).toBeInViewport()
    await expect(details.getByRole('heading', { name: /^Visit 1\d\d of 214$/ })).toBeVisible()
    await expect(place('London')).toHaveAttribute('aria-pressed', 'true')
    await page.goBack()
    await visit(/\/login/).first().click()
    await expect(place('Berlin')).toHaveAttribute('aria-pressed', 'true')
    await expect(place('Memphis')).toHaveAttribute('aria-pressed', 'false')
  })

  test('the brush sets the range of bars and timeline', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chart, timeline } = visitorPage(page)
    const from = chart.getByRole('slider', { name: 'Range from' })
    const before = await from.getAttribute('aria-valuetext')
    await from.press('ArrowLeft')
    await expect(page).toHaveURL(/from=.+to=/)
    await expect(from).not.toHaveAttribute('aria-valuetext', before ?? '')
    await expect(timeline.getByRole('button', { name: /^Filter/ })).toContainText('1 active')
    const box = await from.boundingBox()
    if (!box) throw new Error('the handle is not in sight')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(0, box.y + box.height / 2, { steps: 8 })
    await page.mouse.up()
    await expect(from).toHaveAttribute('aria-valuenow', '0')
  })

  test('a bar sets the range to its day, by mouse and from the table', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chart, timeline, chosen, visit } = visitorPage(page)
    const bars = chart.getByRole('img', { name: /visits from/ })
    await expect(bars).toBeVisible()
    await visit(/\/login/).first().click()
    await expect(chosen).toContainText('/login')
    // The bar of the chosen visit's day has a colour of its own.
    const chosenDay = bars.locator('rect[fill="var(--accent)"]').first()
    await chosenDay.hover()
    await expect(bars.getByText(/^\d+ visits?/)).toBeVisible()
    await chosenDay.click()
    await expect(page).toHaveURL(/from=.+to=/)
    await expect(timeline.getByRole('button', { name: /^Filter/ })).toContainText('1 active')
    await expect(chosen).toContainText('/login')
    await page.goBack()
    await expect(page).not.toHaveURL(/from=/)
    await chart.getByRole('button', { name: 'Table' }).click()
    const day = chart.getByRole('table').getByRole('row').nth(2)
    const visits = Number(await day.getByRole('cell').nth(1).innerText())
    await day.getByRole('button').click()
    await expect(page).toHaveURL(/from=.+to=/)
    await expect.poll(() => sumOfTable(page)).toBe(visits)
  })
})

test.describe('windows of every width', () => {
  test('at 1200 px the details are a drawer over the map', async ({ page }) => {
    await page.setViewportSize({ width: 1200, height: 900 })
    await page.goto(addressOf(takenOver))
    const { details, visit } = visitorPage(page)
    for (const name of regions) await expect(page.getByRole('region', { name })).toBeVisible()
    await expect(page.getByRole('tablist')).toHaveCount(0)
    await details.getByRole('button', { name: 'Close details' }).click()
    await expect(details).toBeHidden()
    await visit(/\/login/).first().click()
    await expect(details).toBeVisible()
    await expect(details.getByRole('heading', { name: 'Visit 213 of 214' })).toBeVisible()
    await expectNoSideways(page)
  })

  for (const { width, height, tabs } of [
    { width: 800, height: 1100, tabs: { Timeline: 'Visit timeline', Map: 'Visit map', Details: 'Browser details' } },
    { width: 390, height: 844, tabs: { Timeline: 'Visit timeline', Map: 'Visit map', Chart: 'Visits over time', Details: 'Browser details' } },
  ]) {
    test(`at ${width} px tabs hide the parts and keep their names`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto(addressOf(takenOver))
      await expect(visitorPage(page).chosen).toBeVisible()
      await expect(page.getByRole('tab')).toHaveText(Object.keys(tabs))
      for (const [tab, region] of Object.entries(tabs)) {
        await page.getByRole('tab', { name: tab }).click()
        await expect(page.getByRole('tabpanel', { name: tab }).getByRole('region', { name: region })).toBeVisible()
        for (const name of regions) await expect(page.getByRole('region', { name, includeHidden: true })).toHaveCount(1)
        for (const other of Object.values(tabs)) if (other !== region) await expect(page.getByRole('region', { name: other })).toHaveCount(0)
        await expectNoSideways(page)
      }
      await page.getByRole('tab', { name: Object.keys(tabs)[0] }).click()
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('tab', { name: 'Map' })).toBeFocused()
      await expect(page.getByRole('tab', { name: 'Map' })).toHaveAttribute('aria-selected', 'true')
    })
  }

  test('on a phone a visit opens as a sheet over the map, and closes again', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(addressOf(takenOver))
    const { details, map, visit, chosen } = visitorPage(page)
    await expect(chosen).toBeVisible()
    await visit(/\/login/).first().click()
    await expect(details.getByRole('heading', { name: 'Visit 213 of 214' })).toBeVisible()
    await expect(map).toBeVisible()
    await details.getByRole('button', { name: 'Close details' }).click()
    await expect(details).toBeHidden()
    await expect(map).toBeVisible()
  })
})

const expectNoSideways = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

/** The visits of all rows of the table of bars. */
async function sumOfTable(page: Page): Promise<number> {
  const rows = visitorPage(page).chart.getByRole('table').locator('tbody').getByRole('row')
  const counts = await rows.evaluateAll((elements) => elements.map((row) => Number(row.querySelectorAll('td')[1]?.textContent)))
  return counts.reduce((sum, count) => sum + count, 0)
}
