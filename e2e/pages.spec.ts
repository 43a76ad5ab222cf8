import type { Person } from './console-under-test'
import { expect, expectAccessibleInBothThemes, test } from './fixtures'
import { networkQuiet } from './traffic'

const visitor = '/visitors/Q7mX2vLr9TzKc4HdWp1NE'

const pages: { name: string; path: string; person: Person | undefined; ready: string }[] = [
  { name: 'the sign-in page', path: '/sign-in', person: undefined, ready: 'Email' },
  { name: 'the set-up page', path: '/setup?token=x', person: undefined, ready: 'Email' },
  { name: 'the search page', path: '/', person: 'analyst', ready: 'Search visitors' },
  { name: 'search results', path: '/?q=acct_48213', person: 'analyst', ready: 'Search visitors' },
  { name: 'a linked id', path: '/linked-ids/acct_48213', person: 'analyst', ready: 'Everybody who shares it' },
  { name: 'a network', path: '/networks/198.51.100.0/24', person: 'agent', ready: 'Everybody who shares it' },
  { name: 'filtered results', path: '/?country=DE&incognito=true', person: 'analyst', ready: 'Search visitors' },
  { name: 'the visitor page', path: visitor, person: 'analyst', ready: 'Visit timeline' },
  { name: 'the visitor page of an agent', path: visitor, person: 'agent', ready: 'Visit timeline' },
  { name: 'an unknown visitor', path: '/visitors/zzzzzzzzzzzzzzzzzzzz', person: 'analyst', ready: 'Search visitors' },
  { name: 'the fraud map', path: '/map', person: 'agent', ready: 'Window of time' },
  { name: 'the fraud map as a table', path: '/map?table=true', person: 'analyst', ready: 'Visits by cell of the map' },
  { name: 'the settings', path: '/settings', person: 'agent', ready: 'Change the password' },
  { name: 'the audit', path: '/audit', person: 'admin', ready: 'Filter the audit' },
  { name: 'the accounts', path: '/accounts', person: 'admin', ready: 'Invite somebody' },
  { name: 'the status', path: '/status', person: 'admin', ready: 'Embedded Server API' },
]

const widths = { desktop: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } }

for (const { name, path, person, ready } of pages) {
  test.describe(name, () => {
    test.use({ person })

    for (const [device, viewport] of Object.entries(widths)) {
      test(`has nothing for axe to find, light and dark, on a ${device}`, async ({ page }) => {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
        await page.goto(path)
        await expect(page.getByLabel(ready).first()).toBeAttached()
        await networkQuiet(page)
        await expect(page.getByRole('main')).toHaveCount(1)
        await expectAccessibleInBothThemes(page)
      })
    }
  })
}
