import { expect, type Page } from '@playwright/test'
import { networkQuiet } from './traffic'

/**
 * Until the page has asked for all that it asks for by itself, the state of the regions last. Where a session ends before that, the next answer
 * leads to the sign-in, whatever the browser is on its way to.
 */
export async function untilQuiet(page: Page): Promise<void> {
  await expect(page.getByRole('list', { name: 'Server API' }).getByRole('listitem').first()).toBeVisible()
  await networkQuiet(page)
}
