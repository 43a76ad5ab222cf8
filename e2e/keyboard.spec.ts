import type { Person } from './console-under-test'
import { expect, test } from './fixtures'
import { searchPage } from './search-page'
import { walkByTab } from './tab-stops'
import { networkQuiet } from './traffic'
import { addressOf, visitorPage } from './visitor-page'

const takenOver = addressOf('Q7mX2vLr9TzKc4HdWp1NE')
const disputed = addressOf('D1sputed0rder7710War')

const pages: { path: string; person: Person; ready: string }[] = [
  { path: '/', person: 'analyst', ready: 'Demo stories' },
  { path: '/?q=acct_48213', person: 'analyst', ready: 'Results' },
  { path: takenOver, person: 'analyst', ready: 'Visit timeline' },
  { path: '/map?table=true', person: 'analyst', ready: 'Fraud map' },
  { path: '/settings', person: 'agent', ready: 'Appearance' },
  { path: '/audit', person: 'admin', ready: 'Filter the audit' },
  { path: '/accounts', person: 'admin', ready: 'Invite' },
  { path: '/status', person: 'admin', ready: 'Embedded Server API' },
]

for (const { path, person, ready } of pages) {
  test.describe(path, () => {
    test.use({ person })

    for (const key of ['/', 'Control+k', 'Meta+k']) {
      test(`${key} goes to the search box`, async ({ page }) => {
        await page.goto(path)
        await expect(page.getByLabel(ready).first()).toBeVisible()
        await networkQuiet(page)
        await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
        const { box } = searchPage(page)
        await expect(box.and(page.locator(':focus'))).toHaveCount(0)
        await page.keyboard.press(key)
        await expect(box).toBeFocused()
        await expect(box).not.toHaveValue('/')
      })
    }

    test('Tab reaches everything that acts, and the focus is seen', async ({ page }) => {
      test.slow()
      await page.goto(path)
      await expect(page.getByLabel(ready).first()).toBeVisible()
      await networkQuiet(page)
      const stops = await walkByTab(page)
      expect(stops.length).toBeGreaterThan(6)
      expect(stops.filter(({ reached }) => !reached)).toEqual([])
      expect(stops.filter(({ shown }) => !shown)).toEqual([])
    })
  })
}

test('a search goes by keys alone: text, Enter, arrows, Enter', async ({ page }) => {
  await page.goto('/')
  const { box, rows } = searchPage(page)
  await expect(box).toBeFocused()
  await page.keyboard.type('acct_55017')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(9)
  await expect(box).toBeFocused()
  const third = rows.nth(2).getByRole('link')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(box).toHaveAttribute('aria-activedescendant', (await third.getAttribute('id')) ?? '')
  const visitorId = await third.innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: visitorId })).toBeVisible()
})

test('a search over a page that has no box, and Esc closes it', async ({ page }) => {
  await page.goto('/settings')
  await networkQuiet(page)
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog', { name: 'Search visitors' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('acct_30412')
  await page.keyboard.press('Enter')
  await expect(searchPage(page).rows).toHaveCount(2)
})

test('j and k go through the visits, n and p through the changes', async ({ page }) => {
  await page.goto(disputed)
  const { chosen, details } = visitorPage(page)
  const ordinal = (place: number) => expect(details.getByRole('heading', { name: `Visit ${place} of 51` })).toBeVisible()
  await ordinal(51)
  await page.keyboard.press('j')
  await ordinal(50)
  await expect(chosen).toContainText('/account')
  await page.keyboard.press('j')
  await ordinal(49)
  await page.keyboard.press('k')
  await ordinal(50)
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await ordinal(51)
  await page.keyboard.press('n')
  await ordinal(49)
  await expect(chosen).toContainText('New browser version')
  await page.keyboard.press('n')
  await expect(chosen).toContainText('/product/455')
  await expect(chosen).toContainText('New browser version')
  await page.keyboard.press('p')
  await ordinal(49)
})

test('c copies the id, l the link to the chosen visit', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.goto(disputed)
  const { chosen } = visitorPage(page)
  await expect(chosen).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await page.keyboard.press('c')
  await expect.poll(copied).toBe('D1sputed0rder7710War')
  await expect(page.getByText('Visitor id copied')).toBeVisible()
  await page.keyboard.press('j')
  await expect(chosen).toContainText('/account')
  await page.keyboard.press('l')
  await expect.poll(copied).toContain(`${disputed}?visit=${(await chosen.getAttribute('data-visit')) ?? 'none'}`)
})

test('f opens the filter, and Esc closes it', async ({ page }) => {
  await page.goto(takenOver)
  const { chosen, timeline } = visitorPage(page)
  await expect(chosen).toBeVisible()
  await page.keyboard.press('f')
  const filter = page.getByRole('dialog', { name: 'Filter visits' })
  await expect(filter.getByLabel('Linked id')).toBeFocused()
  await filter.getByLabel('Linked id').selectOption('acct_77150')
  await expect(timeline.getByRole('button', { name: /acct_77150/ }).first()).toBeVisible()
  await expect(chosen).toContainText('acct_77150')
  await page.keyboard.press('Escape')
  await expect(filter).toBeHidden()
  await expect(timeline.getByRole('button', { name: /^Filter/ })).toContainText('1 active')
})

test('m switches the map, o opens the raw JSON, r asks anew', async ({ page }) => {
  await page.goto(takenOver)
  const { chosen, map, details } = visitorPage(page)
  await expect(chosen).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible()
  await expect(map.getByRole('radio', { name: 'Whole path' })).toBeChecked()
  await page.keyboard.press('m')
  await expect(map.getByRole('radio', { name: 'Chosen visit' })).toBeChecked()
  await expect(page).toHaveURL(/map=chosen/)
  await page.keyboard.press('m')
  await expect(map.getByRole('radio', { name: 'Whole path' })).toBeChecked()
  const raw = details.getByRole('button', { name: /^Raw JSON/ })
  await expect(raw).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('o')
  await expect(raw).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('o')
  await expect(raw).toHaveAttribute('aria-expanded', 'false')
  const asked = page.waitForRequest((request) => request.url().includes('fresh=1'))
  await page.keyboard.press('r')
  await asked
})

test('[ and ] move the range', async ({ page }) => {
  await page.goto(takenOver)
  const { chart } = visitorPage(page)
  const start = () => Date.parse(new URL(page.url()).searchParams.get('from') ?? '')
  await expect(chart.getByRole('slider', { name: 'Range from' })).toBeVisible()
  await page.keyboard.press('[')
  await expect.poll(start).toBeGreaterThan(0)
  const once = start()
  await page.keyboard.press('[')
  await expect.poll(start).toBeLessThan(once)
  const twice = start()
  await page.keyboard.press(']')
  await expect.poll(start).toBeGreaterThan(twice)
})

test('Esc closes the details where they lie over the map, and Enter opens them', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 900 })
  await page.goto(takenOver)
  const { details, chosen } = visitorPage(page)
  await expect(chosen).toBeVisible()
  await expect(details).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(details).toBeVisible()
})

test('? lists the keys, and Esc closes the list', async ({ page }) => {
  await page.goto(takenOver)
  await expect(visitorPage(page).chosen).toBeVisible()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  for (const does of ['Search', 'Next and previous visit', 'Next and previous change', 'Copy the visitor id', 'Copy the link', 'Refresh', 'Filter', 'Raw JSON', 'Move the range', 'Close']) {
    await expect(keys.getByRole('listitem').filter({ hasText: new RegExp(`${does}$`) }).first()).toBeVisible()
  }
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  expect(new URL(page.url()).searchParams.has('visit')).toBe(false)
})

test('keys are letters while somebody types', async ({ page }) => {
  await page.goto(takenOver)
  const { chosen } = visitorPage(page)
  await expect(chosen).toContainText('/checkout/confirm')
  const { box } = searchPage(page)
  await box.fill('')
  await box.press('j')
  await box.press('?')
  await expect(box).toHaveValue('j?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0)
  await expect(chosen).toContainText('/checkout/confirm')
})

test('keys rest when they are switched off in Settings, and Ctrl K acts nevertheless', async ({ page }) => {
  await page.goto('/settings')
  await networkQuiet(page)
  const setting = page.getByRole('checkbox', { name: /^Keys without Ctrl or Cmd act/ })
  await setting.uncheck()
  await page.goto(takenOver)
  const { chosen } = visitorPage(page)
  await expect(chosen).toContainText('/checkout/confirm')
  for (const key of ['j', '?', '/', 'f']) await page.keyboard.press(key)
  await page.keyboard.press('Control+k')
  await expect(searchPage(page).box).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(chosen).toContainText('/checkout/confirm')
  await page.goto('/settings')
  await networkQuiet(page)
  await setting.check()
  await page.goto(takenOver)
  await expect(chosen).toContainText('/checkout/confirm')
  await page.keyboard.press('j')
  await expect(chosen).toContainText('/login')
})
