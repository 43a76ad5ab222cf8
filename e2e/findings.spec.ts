import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { networkQuiet } from './traffic'
import { addressOf, visitorPage } from './visitor-page'

const takenOver = 'Q7mX2vLr9TzKc4HdWp1NE'

test('a click on a finding lifts the filters that hide its visit, and no others', async ({ page }) => {
  await page.goto(`${addressOf(takenOver)}?linked_id=acct_48213`)
  const { chosen, finding } = visitorPage(page)
  await expect(chosen).toContainText('acct_48213')
  await finding('Impossible travel').getByRole('button').click()
  await expect(chosen).toContainText('/checkout/confirm')
  await expect(page).not.toHaveURL(/linked_id=/)

  // The visit that its sentence tells of is chosen already, so the click goes on to the one before.
  await page.goto(`${addressOf(takenOver)}?browser=Chrome`)
  await expect(chosen).toContainText('/checkout/confirm')
  await finding('Impossible travel').getByRole('button').click()
  await expect(chosen).toContainText('/login')
  await expect(page).toHaveURL(/browser=Chrome/)
})

test('a click on a finding, and m, bring the whole path into view again after the map was moved', async ({ page }) => {
  await page.goto(addressOf(takenOver))
  const { map, finding } = visitorPage(page)
  const memphis = map.getByRole('button', { name: /^Memphis, .+ Choose the newest visit here\./ })
  await expect(finding('Impossible travel')).toBeVisible()
  await expect(memphis).toBeVisible()
  await networkQuiet(page)
  const left = async () => (await memphis.boundingBox())?.x ?? Number.NaN
  const before = await left()
  const isBack = async () => Math.abs((await left()) - before) < 4

  await dragMap(page)
  await expect.poll(isBack).toBe(false)
  await finding('Impossible travel').getByRole('button').click()
  await expect.poll(isBack).toBe(true)

  await dragMap(page)
  await expect.poll(isBack).toBe(false)
  await page.keyboard.press('m')
  await expect(page).toHaveURL(/map=chosen/)
  await page.keyboard.press('m')
  await expect(page).not.toHaveURL(/map=chosen/)
  await expect.poll(isBack).toBe(true)
})

for (const { findings, wide } of [
  { findings: 5, wide: { cells: 6, more: 0 } },
  { findings: 6, wide: { cells: 6, more: 1 } },
]) {
  test(`of ${findings} findings a wide window shows ${wide.more === 0 ? 'all' : 'four'}, a phone all`, async ({ page }) => {
    await page.route((url) => url.pathname.endsWith('/overview'), async (route) => {
      const response = await route.fetch()
      const overview = (await response.json()) as { findings: unknown[] }
      await route.fulfill({ response, json: { ...overview, findings: [...overview.findings, ...overview.findings, ...overview.findings].slice(0, findings) } })
    })
    await page.goto(addressOf(takenOver))
    const { findings: cells, clear } = visitorPage(page)
    const more = page.getByRole('button', { name: /^\d+ more$/ })
    await expect(clear).toBeVisible()
    await expect(cells).toHaveCount(wide.cells)
    await expect(more).toHaveCount(wide.more)

    await page.setViewportSize({ width: 390, height: 844 })
    await expect(cells).toHaveCount(findings + 1)
    await expect(more).toHaveCount(0)
    await cells.nth(findings - 1).scrollIntoViewIfNeeded()
    await expect(cells.nth(findings - 1)).toBeInViewport()
    await expect(cells.nth(findings - 1)).toContainText(`${findings} of ${findings + 1}`)
  })
}

/** Moves the map to the right by a third of its width. */
async function dragMap(page: Page) {
  const box = await visitorPage(page).map.boundingBox()
  if (!box) throw new Error('the map is not in sight')
  const start = { x: box.x + box.width * 0.3, y: box.y + box.height * 0.8 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + box.width / 3, start.y, { steps: 10 })
  await page.mouse.up()
}
