import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { addressOf, isHistory, visitorPage } from './visitor-page'

const takenOver = addressOf('Q7mX2vLr9TzKc4HdWp1NE')
const phone = { width: 390, height: 844 }
/** Wide enough for the details as a drawer over the map, and no wider. */
const narrow = { width: 1200, height: 900 }

test.describe('Esc closes what is uppermost, and nothing below it', () => {
  test.use({ viewport: narrow })

  test('the filter, while one of its buttons has the focus', async ({ page }) => {
    await page.goto(takenOver)
    const { chosen, details } = visitorPage(page)
    await expect(chosen).toBeVisible()
    await page.keyboard.press('f')
    const filter = page.getByRole('dialog', { name: 'Filter visits' })
    await expect(filter.getByLabel('Linked id')).toBeFocused()
    await filter.getByRole('button', { name: 'Clear filters' }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await expect(filter).toBeHidden()
    await expect(details.getByRole('heading', { name: 'Visit 214 of 214' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(details).toBeHidden()
  })

  test('the time-zone menu', async ({ page }) => {
    await page.goto(takenOver)
    const { chosen, details } = visitorPage(page)
    await expect(chosen).toBeVisible()
    const button = page.getByRole('button', { name: 'Time zone' })
    await button.click()
    const menu = page.getByRole('menu', { name: 'Time zone' })
    await expect(menu.getByRole('menuitemradio', { checked: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
    await expect(button).toBeFocused()
    await expect(details).toBeVisible()
  })

  test('the list of linked ids', async ({ page }) => {
    await page.goto(addressOf('M4nyAcc0unts14DvTor9'))
    const { chosen, details, fact } = visitorPage(page)
    await expect(chosen).toBeVisible()
    await fact('Linked ids').getByRole('button', { name: /^\+\d+ more$/ }).click()
    const list = page.getByRole('dialog', { name: 'Linked ids' })
    await expect(list).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await expect(details).toBeVisible()
  })
})

test.describe('the focus goes along', () => {
  test('on a phone into the sheet, and back to the tab that is shown', async ({ page }) => {
    await page.setViewportSize(phone)
    await page.goto(takenOver)
    const { chosen, details, visit } = visitorPage(page)
    await expect(chosen).toBeVisible()
    await visit(/\/login/).first().focus()
    await page.keyboard.press('Enter')
    await expect(details.getByRole('heading', { name: 'Browser details' })).toBeFocused()
    await details.getByRole('button', { name: 'Close details' }).focus()
    await page.keyboard.press('Enter')
    await expect(details).toBeHidden()
    await expect(page.getByRole('tab', { name: 'Map' })).toBeFocused()
  })

  test('from the closed drawer to the chosen visit, and into the drawer that Enter opens', async ({ page }) => {
    await page.setViewportSize(narrow)
    await page.goto(takenOver)
    const { chosen, details } = visitorPage(page)
    await expect(details.getByRole('heading', { name: 'Visit 214 of 214' })).toBeVisible()
    await expect(details.getByRole('heading', { name: 'Browser details' })).not.toBeFocused()
    await details.getByRole('button', { name: 'Close details' }).click()
    await expect(details).toBeHidden()
    await expect(chosen).toBeFocused()
    await chosen.blur()
    await page.keyboard.press('Enter')
    await expect(details.getByRole('heading', { name: 'Browser details' })).toBeFocused()
  })

  test('stays on the row whose details stand beside it', async ({ page }) => {
    await page.setViewportSize(narrow)
    await page.goto(takenOver)
    const { chosen, details, visit } = visitorPage(page)
    await expect(details).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(details).toBeHidden()
    await visit(/\/login/).first().focus()
    await page.keyboard.press('Enter')
    await expect(details).toBeVisible()
    await expect(chosen).toContainText('/login')
    await expect(chosen).toBeFocused()
  })
})

test.describe('keys wherever the page is', () => {
  for (const { width, height } of [{ width: 800, height: 1100 }, phone]) {
    test(`at ${width} px f comes back to the timeline for its filter`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto(takenOver)
      await expect(visitorPage(page).chosen).toBeVisible()
      await page.getByRole('tab', { name: 'Map' }).click()
      await expect(visitorPage(page).timeline).toBeHidden()
      await page.keyboard.press('f')
      await expect(page.getByRole('tab', { name: 'Timeline' })).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('dialog', { name: 'Filter visits' }).getByLabel('Linked id')).toBeFocused()
    })
  }

  test('brackets that stand behind AltGr or Option move the range', async ({ page }) => {
    await page.goto(takenOver)
    await expect(visitorPage(page).chart.getByRole('slider', { name: 'Range from' })).toBeVisible()
    await page.keyboard.press('Alt+[')
    await expect(page).toHaveURL(/from=/)
  })

  const states = [
    { state: 'has nothing recent', visitorId: 'S1lentTwelveDaysHe1s', heading: 'No visits in the last 10 days', failing: false },
    { state: 'is unknown', visitorId: 'zzzzzzzzzzzzzzzzzzzz', heading: 'No region knows this id', failing: false },
    { state: 'could not be fetched', visitorId: 'Q7mX2vLr9TzKc4HdWp1NE', heading: 'The visits could not be fetched', failing: true },
  ]
  for (const { state, visitorId, heading, failing } of states) {
    test(`c copies the id, l the link, and r asks, for a visitor that ${state}`, async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      if (failing) await page.route(isHistory, (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'no' }))
      await page.goto(addressOf(visitorId))
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
      await pressUntilCopied(page, 'c', visitorId)
      await expect(page.getByText('Visitor id copied')).toBeVisible()
      await page.keyboard.press('l')
      await expect.poll(() => copied(page)).toContain(`${addressOf(visitorId)}`)
      const asked = page.waitForRequest((request) => isHistory(new URL(request.url())))
      await page.keyboard.press('r')
      await asked
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    })
  }
})

test.describe('on a phone the menu has all facts', () => {
  test.use({ viewport: phone })

  test('those that the header has no room for, and linked ids that narrow the visits', async ({ page }) => {
    await page.goto(takenOver)
    const { chosen } = visitorPage(page)
    await expect(chosen).toBeVisible()
    await page.getByRole('button', { name: 'More of this visitor' }).click()
    await page.getByRole('menuitem', { name: 'All facts' }).click()
    const facts = page.getByRole('dialog', { name: 'All facts' })
    for (const label of ['First seen', 'Last seen', 'Visits', 'IPs', 'Usual hours here']) await expect(facts.getByRole('term').filter({ hasText: label })).toBeVisible()
    await expect(facts).toContainText('214, 38 in 10 days')
    await expectAccessible(page)
    await facts.getByRole('region', { name: /linked ids$/ }).getByRole('button', { name: 'acct_77150' }).click()
    await expect(facts).toHaveCount(0)
    await expect(page).toHaveURL(/linked_id=acct_77150/)
    await expect(chosen).toContainText('acct_77150')
  })
})

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** The keys act once their code has come. */
async function pressUntilCopied(page: Page, key: string, text: string) {
  await expect(async () => {
    await page.keyboard.press(key)
    expect(await copied(page)).toBe(text)
  }).toPass()
}
