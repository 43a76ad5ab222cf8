import { expect, test } from './fixtures'
import { firstLoadBytes, watchBasemapBytes } from './first-load'
import { networkQuiet } from './traffic'

const kilobyte = 1000

test('the search page needs at most 165 KB of JavaScript before it is usable', async ({ page }) => {
  expect(await firstLoadBytes(page, '/')).toBeLessThanOrEqual(165 * kilobyte)
})

test('the visitor page needs at most 175 KB of JavaScript before it is usable', async ({ page }) => {
  expect(await firstLoadBytes(page, '/visitors/Q7mX2vLr9TzKc4HdWp1NE')).toBeLessThanOrEqual(175 * kilobyte)
})

test('the first view of the map fetches at most 300 KB of basemap', async ({ page }) => {
  const bytes = watchBasemapBytes(page)
  await page.goto('/visitors/Q7mX2vLr9TzKc4HdWp1NE')
  await expect(page.getByRole('region', { name: 'Visit map' }).locator('canvas').first()).toBeVisible()
  await networkQuiet(page)
  expect(await bytes()).toBeGreaterThan(0)
  expect(await bytes()).toBeLessThanOrEqual(300 * kilobyte)
})
