import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { storageStateOf, type Person } from './console-under-test'
import { watchTraffic } from './traffic'

interface Fixtures {
  /** Who is signed in; `test.use({ person: undefined })` for nobody. */
  person: Person | undefined
  /** Errors on the page's console and violations of the content security policy; a test ends with none. */
  complaints: string[]
}

export const test = base.extend<Fixtures>({
  person: ['analyst', { option: true }],
  storageState: async ({ person }, provide) => provide(person ? storageStateOf(person) : { cookies: [], origins: [] }),
  complaints: [
    async ({ page }, provide) => {
      watchTraffic(page)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await provide(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page) {
  // In the page alone: there are no frames whose answers another page would have to join. Of what it finds in order it tells no more than one
  // example each: the address of every element within its page takes longer than the rules do.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}

/** The same in the light theme, which the page is in, and in the dark one. */
export async function expectAccessibleInBothThemes(page: Page) {
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectAccessible(page)
}
