import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const map = (page: Page) => {
  const region = page.getByRole('region', { name: 'Fraud map' })
  return {
    region,
    total: region.getByText(/^[\d,]+ visits? in \d+ cells?$/),
    table: region.getByRole('table', { name: 'Visits by cell of the map' }),
    visitors: region.getByRole('complementary', { name: 'Visitors of the cell' }),
    window: region.getByRole('slider', { name: 'Window of time' }),
  }
}

/** Opaque ones: the discs are, and nothing around them. */
const paintedPixels = (canvas: HTMLCanvasElement) => {
  const context = new OffscreenCanvas(canvas.offsetWidth, canvas.offsetHeight).getContext('2d')
  context?.drawImage(canvas, 0, 0, canvas.offsetWidth, canvas.offsetHeight)
  return context?.getImageData(0, 0, canvas.offsetWidth, canvas.offsetHeight).data.filter((value, index) => index % 4 === 3 && value === 255).length ?? 0
}

test('where the bots sit: the map is drawn, and its table tells the same figures', async ({ page }) => {
  await page.goto('/map')
  const { region, total, table } = map(page)
  await expect(total).toBeVisible()
  await expect.poll(() => region.locator('canvas.fraud-cells').evaluate(paintedPixels)).toBeGreaterThan(0)
  await page.keyboard.press('t')
  await expect(table).toBeVisible()
  await expect(page).toHaveURL(/table=true/)
  const [, visits, cells] = /^([\d,]+) visits? in (\d+) cells?$/.exec((await total.textContent()) ?? '') ?? []
  const rows = table.locator('tbody tr')
  await expect(rows).toHaveCount(Number(cells))
  const counted = await rows.locator('td:nth-child(2)').allTextContents()
  expect(counted.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(Number(visits?.replaceAll(',', '')))
  await table.getByRole('button', { name: 'Bots' }).click()
  const bots = (await rows.locator('td:nth-child(4)').allTextContents()).map((text) => Number.parseInt(text.replaceAll(',', ''), 10))
  expect(bots).toEqual([...bots].sort((one, other) => other - one))
})

test('a cell lists who was seen there, and leads to a visitor', async ({ page }) => {
  await page.goto('/map?table=true')
  const { table, visitors } = map(page)
  await table.locator('tbody button').first().click()
  await expect(visitors.getByRole('heading', { name: /^Around / })).toBeVisible()
  const first = visitors.getByRole('link').first()
  const id = (await first.textContent()) ?? ''
  await page.reload()
  await expect(visitors.getByRole('link', { name: id })).toBeVisible()
  await visitors.getByRole('link', { name: id }).click()
  await expect(page.getByRole('heading', { name: id })).toBeVisible()
})

test('a click on a disc chooses its cell', async ({ page }) => {
  await page.goto('/map?at=50.00,10.00,5.0')
  const { region, total, visitors } = map(page)
  await expect(total).toBeVisible()
  const box = await region.locator('.leaflet-container').boundingBox()
  if (!box) throw new Error('The map has no box.')
  // The tip appears where the pointer is over a disc, so that the test need not know where discs are.
  const tip = region.locator('.fraud-tip')
  await expect
    .poll(async () => {
      for (let x = 0.2; x < 0.8; x += 0.02) {
        for (let y = 0.2; y < 0.8; y += 0.05) {
          await page.mouse.move(box.x + box.width * x, box.y + box.height * y)
          if (await tip.isVisible()) return true
        }
      }
      return false
    })
    .toBe(true)
  await page.mouse.down()
  await page.mouse.up()
  await expect(visitors.getByText(/cell of [\d.]+°$/)).toBeVisible()
  await expect(page).toHaveURL(/cell=/)
})

test('the map glides by whole pixels, so that nothing on it is blurred', async ({ page }) => {
  await page.goto('/map?at=50.00,10.00,5.0')
  const { region, total } = map(page)
  await expect(total).toBeVisible()
  const pane = region.locator('.leaflet-map-pane')
  const moves = await pane.evaluateHandle((element) => {
    const seen: string[] = []
    new MutationObserver(() => seen.push(element.style.transform)).observe(element, { attributeFilter: ['style'] })
    return seen
  })
  await region.locator('.leaflet-container').focus()
  await page.keyboard.press('ArrowRight')
  await expect(pane).toHaveAttribute('style', /translate3d\(-80px, 0px, 0px\)/)
  const seen = await moves.jsonValue()
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.filter((transform) => transform.includes('.'))).toEqual([])
})

test('a filter and a window live in the address, and the keys move the window', async ({ page }) => {
  await page.goto('/map')
  const { region, total, window } = map(page)
  await expect(total).toBeVisible()
  const before = await total.textContent()
  await region.getByRole('button', { name: 'Filter', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Filter the map' })
  await panel.getByLabel('Incognito').selectOption({ label: 'Only incognito' })
  await panel.getByRole('button', { name: 'Filter' }).click()
  await expect(total).not.toHaveText(before ?? '')
  const filtered = await total.textContent()
  await page.reload()
  await expect(region.getByRole('button', { name: 'Remove the filter: Incognito' })).toBeVisible()
  await expect(total).toHaveText(filtered ?? '')

  await region.getByRole('combobox', { name: 'Window' }).selectOption({ label: '24 h window' })
  await expect(page).toHaveURL(/from=/)
  // The bars of the longer window stay until those of this one are there.
  await expect(region.locator('[aria-busy=true]')).toHaveCount(0)
  await window.focus()
  await page.keyboard.press('End')
  await expect(window).toHaveAttribute('aria-valuenow', (await window.getAttribute('aria-valuemax')) ?? '')
  const at = Number(await window.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowLeft')
  await expect(window).toHaveAttribute('aria-valuenow', String(at - 1))
  await page.keyboard.press('Home')
  await expect(window).toHaveAttribute('aria-valuenow', '0')
  await page.keyboard.press('End')
  await expect(window).toHaveAttribute('aria-valuenow', String(at))
  await expect(region.getByRole('combobox', { name: 'Window' })).toHaveValue(String(24 * 3_600_000))
})

test('keys choose one cell after the other, most visits first', async ({ page }) => {
  await page.goto('/map')
  const { region, total, visitors } = map(page)
  await expect(total).toBeVisible()
  await expect(region.locator('canvas.fraud-cells')).toBeVisible()
  await page.keyboard.press('n')
  const heading = visitors.getByRole('heading', { name: /^Around / })
  await expect(heading).toBeVisible()
  const first = (await heading.textContent()) ?? ''
  await page.keyboard.press('n')
  await expect(heading).not.toHaveText(first)
  await page.keyboard.press('p')
  await expect(heading).toHaveText(first)
  await page.keyboard.press('Escape')
  await expect(visitors).toBeHidden()
})

test.describe('an agent', () => {
  test.use({ person: 'agent' })

  test('sees no cell smaller than a degree', async ({ page }) => {
    const sizes: number[] = []
    page.on('response', (response) => {
      if (new URL(response.url()).pathname === '/api/map') void response.json().then(({ size }: { size: number }) => sizes.push(size), () => undefined)
    })
    await page.goto('/map?at=52.50,13.40,9.0')
    await expect(map(page).total).toBeVisible()
    await expect.poll(() => Math.min(...sizes)).toBe(1)
    await page.waitForLoadState('networkidle')
    expect(Math.min(...sizes)).toBe(1)
  })
})
