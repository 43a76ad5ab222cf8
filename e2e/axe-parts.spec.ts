import type { Page } from '@playwright/test'
import { expect, expectAccessibleInBothThemes, test } from './fixtures'
import { networkQuiet } from './traffic'

const widths = { desktop: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } }

async function openPage(page: Page, path: string, device: keyof typeof widths) {
  await page.setViewportSize(widths[device])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(path)
  await networkQuiet(page)
}

test.describe('axe finds nothing, light and dark,', () => {
  for (const device of ['desktop', 'phone'] as const) {
    test.describe('as nobody', () => {
      test.use({ person: undefined })

      test(`on an invitation that is none, on a ${device}`, async ({ page }) => {
        await openPage(page, '/invitation?token=x', device)
        await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
        await expectAccessibleInBothThemes(page)
      })
    })

    test(`where there is no page, on a ${device}`, async ({ page }) => {
      await openPage(page, '/nowhere', device)
      await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible()
      await expectAccessibleInBothThemes(page)
    })

    test(`in the dialog of the keys, on a ${device}`, async ({ page }) => {
      await openPage(page, '/settings', device)
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys', exact: true })).toBeVisible()
      await expectAccessibleInBothThemes(page)
    })

    test(`in the dialog of the search, on a ${device}`, async ({ page }) => {
      await openPage(page, '/settings', device)
      await page.keyboard.press('Control+k')
      const dialog = page.getByRole('dialog', { name: 'Search visitors', exact: true })
      await dialog.getByRole('searchbox').fill('Please check acct_48213 and 198.51.100.77')
      await expect(dialog.getByRole('list', { name: 'Recognised' })).toBeVisible()
      await expectAccessibleInBothThemes(page)
    })
  }

  for (const menu of ['Your account', 'Time zone']) {
    test(`in the menu ${menu}`, async ({ page }) => {
      await openPage(page, '/visitors/Q7mX2vLr9TzKc4HdWp1NE', 'desktop')
      await page.getByRole('button', { name: menu, exact: true }).click()
      await expect(page.getByRole('menu', { name: menu, exact: true })).toBeVisible()
      await expectAccessibleInBothThemes(page)
    })
  }
})
