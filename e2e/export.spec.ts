import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, expectAccessible, test } from './fixtures'

test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } })

test('a search is taken out with a reason, and its manifest proves the file', async ({ page }) => {
  await page.goto('/?q=acct_48213')
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export visits' })
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByText('Saved', { exact: false })).toBeHidden()

  await dialog.getByRole('radio', { name: 'JSON' }).check()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('ticket 4711')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Export' }).click()])
  await expect(dialog.getByText(/^Saved, /)).toBeVisible()
  await expectAccessible(page)
  const files = unzipSync(readFileSync(await download.path()))
  const manifest: unknown = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
  const content = files['visits.json'] ?? new Uint8Array()
  const visits: unknown[] = JSON.parse(strFromU8(content))
  expect(visits.length).toBeGreaterThan(0)
  expect(manifest).toMatchObject({ sha256: createHash('sha256').update(content).digest('hex'), visits: visits.length, list: 'search', query: { q: 'acct_48213' }, reason: 'ticket 4711', account: 'analyst@sightline.example' })
})

test('a search is saved under a name, opened again, renamed, removed and brought back', async ({ page }) => {
  await page.goto('/?q=acct_48213&country=DE')
  await expect(page.getByRole('region', { name: 'Results' }).or(page.getByRole('heading', { name: 'Nothing' }))).toBeVisible()
  await page.getByRole('searchbox').blur()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Save search' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('acct_48213, Country DE')
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Devices in Germany')
  await page.keyboard.press('Enter')

  await page.goto('/')
  const saved = page.getByRole('region', { name: 'Saved', exact: true })
  await saved.getByRole('link', { name: 'Devices in Germany' }).click()
  await expect(page).toHaveURL('/?q=acct_48213&country=DE')

  await saved.getByRole('button', { name: 'Actions for Devices in Germany' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('dialog', { name: 'Rename' }).getByRole('textbox', { name: 'Name' }).fill('German devices')
  await page.keyboard.press('Enter')
  await saved.getByRole('button', { name: 'Actions for German devices' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(saved.getByRole('link')).toHaveCount(0)
  await saved.getByRole('button', { name: 'Undo' }).click()
  await expect(saved.getByRole('link', { name: 'German devices' })).toBeVisible()
})

test.describe('an agent', () => {
  test.use({ person: 'agent' })

  test('has no export, and saved searches of their own', async ({ page }) => {
    await page.goto('/?q=acct_48213')
    await expect(page.getByRole('button', { name: 'Save search' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Results' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Saved', exact: true }).getByRole('link')).toHaveCount(0)
  })
})
