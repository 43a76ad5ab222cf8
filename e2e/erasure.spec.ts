import { adminEmail } from './console-under-test'
import { deliver } from './deliver'
import { expect, expectAccessible, test } from './fixtures'

test.use({ person: 'admin' })

test('an admin erases a visitor after seeing what goes, and nothing takes it in again', async ({ page }) => {
  const visitorId = `toBeErased${Date.now()}`
  for (let index = 0; index < 3; index += 1) await deliver(visitorId, `erase.${index}`, Date.now() - index * 60_000)
  await page.goto(`/visitors/${visitorId}`)
  await page.getByRole('link', { name: 'Erase', exact: true }).click()

  const section = page.getByRole('region', { name: 'Erasure' })
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
  await expect(page).toHaveURL('/settings')

  const erased = section.getByRole('list', { name: 'Erased' }).getByRole('listitem').filter({ hasText: 'asked by the person behind' }).first()
  await expect(erased).toContainText('Erased: 3 visits of 1 visitor')
  await expect(erased).not.toContainText(visitorId)
  await expectAccessible(page)

  await deliver(visitorId, 'erase.again', Date.now())
  await page.goto(`/visitors/${visitorId}`)
  await expect(page.getByRole('heading', { name: 'This visitor was erased' })).toBeVisible()
  await expect(page.getByText(/It was erased for good today, .* what still comes in is refused/)).toContainText(`By ${adminEmail}: asked by the person behind erased:`)
  await expectAccessible(page)
})

test('an admin looks from the page of a linked id at what goes, and the page says once it was erased', async ({ page }) => {
  const linkedId = `to be erased/${Date.now()}`
  await page.goto(`/linked-ids?id=${encodeURIComponent(linkedId)}`)
  await page.getByRole('link', { name: 'Erase' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase for good?' })
  await expect(dialog).toContainText(`Visits with a linked id ${linkedId}`)
  await dialog.getByRole('textbox', { name: 'Type the id again' }).fill(linkedId)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('asked by its owner')
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(dialog).toBeHidden()
  await page.goto(`/linked-ids?id=${encodeURIComponent(linkedId)}`)
  await expect(page.getByRole('heading', { name: 'This linked id was erased' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Search its visits' })).toHaveCount(0)
})
