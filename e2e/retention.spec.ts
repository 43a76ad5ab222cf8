import { deliver } from './deliver'
import { expect, expectAccessible, test } from './fixtures'

test.use({ person: 'admin' })

test('an admin sets how long visits are kept after seeing what goes, and takes it back', async ({ page }) => {
  // Older than all that other tests look at.
  const visitorId = `longAgo${Date.now()}`
  await deliver(visitorId, 'old.1', Date.now() - 4_000 * 86_400_000)
  await page.goto('/settings')
  const section = page.getByRole('region', { name: 'Retention' })
  await expect(section).toContainText('Visits are kept for ever.')
  await section.getByRole('combobox', { name: 'Keep visits' }).selectOption('Another number of days')
  await section.getByRole('spinbutton', { name: 'Days' }).fill('3650')
  await section.getByRole('button', { name: 'Show what goes' }).click()

  const dialog = page.getByRole('dialog', { name: 'Keep visits for 3650 days?' })
  await expect(dialog.getByLabel('What it removes now')).toContainText('Oldest visit now')
  await expectAccessible(page)
  const confirm = dialog.getByRole('textbox', { name: 'Type the number of days: 3650' })
  await expect(confirm).toBeFocused()
  await confirm.fill('365')
  await dialog.getByRole('button', { name: 'Remove older visits' }).click()
  await expect(dialog).toContainText('type it again')
  await confirm.fill('3650')
  await dialog.getByRole('button', { name: 'Remove older visits' }).click()

  await expect(section).toContainText('Visits are kept for 3650 days.')
  await expect(section.getByRole('list', { name: 'Removed for their age' }).getByRole('listitem').first()).toContainText('Removed: 1 visit, 1 visitor wholly')
  await expectAccessible(page)
  await section.getByRole('combobox', { name: 'Keep visits' }).selectOption('For ever')
  await section.getByRole('button', { name: 'Keep all' }).click()
  await expect(section).toContainText('Visits are kept for ever.')
})
