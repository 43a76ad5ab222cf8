import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { searchPage } from './search-page'
import { networkQuiet } from './traffic'

const recentSearches = (page: Page) => page.getByRole('region', { name: 'Recent', exact: true })

test('searches are remembered, newest first, until they are cleared', async ({ page }) => {
  await page.goto('/')
  const { box, rows } = searchPage(page)
  const recent = recentSearches(page)
  await expect(recent).toContainText('Nothing yet.')
  for (const q of ['acct_30412', 'acct_48213']) {
    await box.fill(q)
    await box.press('Enter')
    await expect(page).toHaveURL(`/?q=${q}`)
    await expect(rows.first()).toBeVisible()
  }

  await page.goto('/')
  await expect(recent.getByRole('link')).toHaveText(['acct_48213', 'acct_30412'])
  await recent.getByRole('link', { name: 'acct_30412' }).click()
  await expect(rows).toHaveCount(2)

  await recent.getByRole('button', { name: 'Clear' }).click()
  await expect(recent.getByRole('link')).toHaveCount(0)
  await page.goto('/')
  await expect(recent).toContainText('Nothing yet.')
})

test('of a pasted ticket only the terms are sent', async ({ page }) => {
  const asked: (string | null)[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/api/search') asked.push(searchParams.get('q'))
  })
  await page.goto('/')
  const { box, rows } = searchPage(page)
  await box.fill(`${'Hello, please check this account. '.repeat(100)} It is acct_48213 (again: acct_48213) of Anna.`)
  const chips = page.getByRole('list', { name: 'Recognised' })
  await expect(chips.getByRole('button', { name: /^Remove / })).toHaveCount(1)
  await expect(chips.getByRole('button', { name: 'Remove acct_48213' })).toBeVisible()
  await expect(chips).toContainText('left out of the search')
  await box.press('Enter')
  await expect(page).toHaveURL('/?q=acct_48213')
  await expect(box).toHaveValue('acct_48213')
  await expect(rows.first()).toBeVisible()
  expect(new Set(asked)).toEqual(new Set(['acct_48213']))
})

test('more terms than a search holds are counted', async ({ page }) => {
  await page.goto('/')
  const { box } = searchPage(page)
  await box.fill(Array.from({ length: 62 }, (_, index) => `acct_${10_000 + index}`).join(' '))
  await expect(page.getByRole('list', { name: 'Recognised' })).toContainText('and 12 more not searched')
  await box.press('Enter')
  await expect(page).toHaveURL(/\?q=acct_10000/)
  await expect(page.getByRole('list', { name: 'Recognised' })).toContainText('and 12 more not searched')
})

test('a search that was gone back from can be made again, and opens nothing by itself', async ({ page }) => {
  await page.goto('/?q=198.51.100.77')
  const { box, rows } = searchPage(page)
  await expect(rows.first()).toBeVisible()
  const widen = page.getByRole('button', { name: 'Search the whole network 198.51.100.0/24', exact: true })
  for (const time of ['first', 'second']) {
    await test.step(`the ${time} time`, async () => {
      await widen.click()
      await expect(box).toHaveValue('198.51.100.0/24')
      await expect(page).toHaveURL(/q=198\.51\.100\.0/)
      await expect(rows.first()).toBeVisible()
      await networkQuiet(page)
      await expect(page).toHaveURL(/q=198\.51\.100\.0/)
      await page.goBack()
      await expect(box).toHaveValue('198.51.100.77')
    })
  }
})

test('a click on a time of a result opens its visitor, and hovering tells more of the time', async ({ page }) => {
  await page.goto('/?q=acct_30412')
  const { rows, results } = searchPage(page)
  await expect(rows).toHaveCount(2)
  await expect(results.getByRole('columnheader', { name: 'First seen' })).toBeVisible()
  const visitorId = await rows.first().getByRole('link').innerText()
  const times = rows.first().getByRole('time')
  await times.first().hover()
  await expect(page.getByRole('tooltip')).toContainText('UTC')
  await times.last().click()
  await expect(page.getByRole('heading', { level: 1, name: visitorId })).toBeVisible()
})
