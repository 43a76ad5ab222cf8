import { deliver } from './deliver'
import { expect, expectAccessible, test } from './fixtures'

test.use({ person: 'admin' })

test('an admin erases a visitor after seeing what goes, and nothing takes it in again', async ({ page }) => {
  const visitorId = `toBeErased${Date.now()}`
  for (let index = 0; index < 3; index += 1) await deliver(visitorId, `erase.${index}`, Date.now() - index * 60_000)
  await page.goto('/settings')
  const section = page.getByRole('region', { name: 'Erasure' })
  await section.getByRole('textbox', { name: 'Id' }).fill(visitorId)
  await section.getByRole('button', { name: 'Show what goes' }).click()

  const dialog = page.getByRole('dialog', { name: 'Erase for good?' })
  await expect(dialog).toContainText('3, of 1 visitor')
  await expectAccessible(page)
  const confirm = dialog.getByRole('textbox', { name: 'Type the id again' })
  await expect(confirm).toBeFocused()
  await confirm.fill('another')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(`asked by the person behind ${visitorId}`)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(dialog).toContainText('type it again')
  await confirm.fill(visitorId)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()

  const erased = section.getByRole('list', { name: 'Erased' }).getByRole('listitem').first()
  await expect(erased).toContainText('Erased: 3 visits of 1 visitor')
  await expect(erased).not.toContainText(visitorId)
  await expectAccessible(page)

  await deliver(visitorId, 'erase.again', Date.now())
  await page.goto(`/visitors/${visitorId}`)
  await expect(page.getByText(/No region knows this id|Unknown|not found/i).first()).toBeVisible()
})
