import type { Page, Route } from '@playwright/test'
import { expect, test } from './fixtures'
import { searchPage } from './search-page'
import { networkQuiet } from './traffic'
import { addressOf, isHistory, regions, visitorPage } from './visitor-page'

const takenOver = 'Q7mX2vLr9TzKc4HdWp1NE'

const isPart = (part: string) => (url: URL) => new RegExp(`^/api/visitors/[^/]+/${part}`).test(url.pathname)

const problem = (status: number, detail: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'Failed', status, code: status === 502 ? 'upstream_failed' : 'internal', detail, requestId: 'request-of-this-test' }),
  })

test.describe('nothing to show', () => {
  test('an unknown visitor: who was asked, and the id that was meant', async ({ page }) => {
    await page.goto(addressOf('Q7mX2vLr9TzKc4HdWp1NF'))
    await expect(page.getByRole('heading', { name: 'No region knows this id' })).toBeVisible()
    await expect(page.getByText('answered “visitor not found”, and the archive has no visit of it.')).toBeVisible()
    await expect(page.getByText(/^Did you mean/)).toContainText('214 visits')
    await page.getByRole('link', { name: takenOver }).click()
    await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
  })

  test('an unknown visitor that is like no other', async ({ page }) => {
    await page.goto(addressOf('zzzzzzzzzzzzzzzzzzzz'))
    await expect(page.getByRole('heading', { name: 'No region knows this id' })).toBeVisible()
    await networkQuiet(page)
    await expect(page.getByText(/^Did you mean/)).toHaveCount(0)
    await page.getByRole('link', { name: 'Edit the search' }).click()
    await expect(searchPage(page).box).toHaveValue('zzzzzzzzzzzzzzzzzzzz')
  })

  test('no visits in the last ten days', async ({ page }) => {
    await page.goto(addressOf('S1lentTwelveDaysHe1s'))
    await expect(page.getByRole('heading', { name: 'No visits in the last 10 days' })).toBeVisible()
    await expect(page.getByText(/The Server API knows this visitor and has nothing recent\. The archive has 97 visits, the last on \d+ \w+ 20\d\d\./)).toBeVisible()
    await page.getByRole('button', { name: 'Show 97 archived visits' }).click()
    for (const name of regions) await expect(page.getByRole('region', { name })).toBeVisible()
  })

  test('filters that leave nothing, and clearing them', async ({ page }) => {
    await page.goto(`${addressOf(takenOver)}?linked_id=acct_48213&country=US`)
    const { timeline, chosen } = visitorPage(page)
    await expect(timeline.getByRole('heading', { name: 'No visit matches' })).toBeVisible()
    await expect(timeline).toContainText('214 are hidden by 2 filters.')
    await timeline.getByRole('button', { name: 'Clear filters' }).click()
    await expect(chosen).toContainText('/checkout/confirm')
    await expect(page).not.toHaveURL(/linked_id|country/)
  })

  test('a search that no visitor matches', async ({ page }) => {
    await page.goto('/?q=acct_nobody_has_this')
    await expect(page.getByRole('heading', { name: 'No visitor matches acct_nobody_has_this' })).toBeVisible()
    await expect(page.getByText('Ids differ between capital and small letters; was it copied whole?')).toBeVisible()
  })

  test('an IP that nobody has offers its network', async ({ page }) => {
    await page.goto('/?q=203.0.113.254')
    await page.getByRole('button', { name: 'Search the whole network', exact: true }).click()
    await expect(searchPage(page).box).toHaveValue(/203\.0\.113\.0\/24/)
    await expect(searchPage(page).rows.first()).toBeVisible()
  })
})

test.describe('failures', () => {
  for (const status of [500, 502]) {
    test(`a history that fails with ${status}: a sentence, the request’s id, and trying again`, async ({ page }) => {
      await page.route(isHistory, problem(status, 'The EU region could not be asked. Try again in a minute.'))
      await page.goto(addressOf(takenOver))
      const alert = page.getByRole('alert').filter({ hasText: 'The visits could not be fetched' })
      await expect(alert).toContainText('The EU region could not be asked. Try again in a minute.')
      await expect(alert).toContainText('Request request-of-this-test')
      await expect(alert.getByRole('button', { name: 'Show the archive' })).toHaveCount(status === 502 ? 1 : 0)
      await page.unroute(isHistory)
      await alert.getByRole('button', { name: 'Try again' }).click()
      await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
      await expect(alert).toHaveCount(0)
    })
  }

  test('the archive can be shown while no region answers', async ({ page }) => {
    const regionsAlone = (url: URL) => isHistory(url) && url.searchParams.get('source') !== 'archive'
    await page.route(regionsAlone, problem(502, 'No region answered.'))
    await page.goto(addressOf(takenOver))
    await page.getByRole('button', { name: 'Show the archive' }).click()
    await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
    await expect(page.getByText('Showing the archive alone')).toBeVisible()
    await expect(page.getByText('Newer visits may be missing.')).toBeVisible()
  })

  const parts = [
    { part: 'overview', sentence: 'The overview could not be fetched.', healed: (page: Page) => visitorPage(page).fact('Visits') },
    { part: 'activity', sentence: 'The bars could not be fetched.', healed: (page: Page) => visitorPage(page).chart.getByRole('img', { name: /visits from/ }) },
    { part: 'path', sentence: 'The path could not be fetched.', healed: (page: Page) => visitorPage(page).map.getByRole('button', { name: /^Memphis/ }) },
    { part: 'visits/', sentence: 'The visit could not be fetched.', healed: (page: Page) => visitorPage(page).detail('IP') },
  ]
  for (const { part, sentence, healed } of parts) {
    test(`a failing part leaves the others: ${part}`, async ({ page }) => {
      const ofPart = isPart(part)
      await page.route(ofPart, problem(500, 'Something broke in Sightline itself.'))
      await page.goto(addressOf(takenOver))
      const failure = page.getByText(sentence).first()
      await expect(failure).toContainText('Something broke in Sightline itself.')
      await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
      await page.unroute(ofPart)
      await failure.locator('xpath=ancestor-or-self::*[.//button][1]').getByRole('button', { name: 'Try again' }).click()
      await expect(healed(page)).toBeVisible()
      await expect(page.getByText(sentence)).toHaveCount(0)
    })
  }

  test('a search that fails: a sentence, the request’s id, and trying again', async ({ page }) => {
    const isSearch = (url: URL) => url.pathname === '/api/search'
    await page.route(isSearch, problem(500, 'Something broke in Sightline itself.'))
    await page.goto('/?q=acct_30412')
    const alert = page.getByRole('alert').filter({ hasText: 'The search failed' })
    await expect(alert).toContainText('Something broke in Sightline itself.')
    await expect(alert).toContainText('request-of-this-test')
    await page.unroute(isSearch)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(searchPage(page).rows).toHaveCount(2)
  })

  test('an answer that is none is told as one', async ({ page }) => {
    await page.route(isHistory, (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }))
    await page.goto(addressOf(takenOver))
    await expect(page.getByText('Sightline answered with status 500 and no explanation. Try again.')).toBeVisible()
  })

  test('a browser that is offline says so, and goes on where it was', async ({ page, context }) => {
    await page.goto('/')
    const { box, rows } = searchPage(page)
    await box.fill('acct_30412')
    await expect(page.getByRole('list', { name: 'Recognised' })).toBeVisible()
    await networkQuiet(page)
    await context.setOffline(true)
    await box.press('Enter')
    await expect(page.getByText('Sightline did not answer. Check the connection, then try again.')).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(rows).toHaveCount(2)
  })

  test('a visitor page that goes offline keeps what it has', async ({ page, context }) => {
    await page.goto(addressOf(takenOver))
    const { chosen, details } = visitorPage(page)
    await expect(chosen).toContainText('/checkout/confirm')
    await expect(details.getByRole('heading', { name: 'Visit 214 of 214' })).toBeVisible()
    await networkQuiet(page)
    await context.setOffline(true)
    await page.keyboard.press('j')
    await expect(details).toContainText('Sightline did not answer. Check the connection, then try again.')
    await expect(chosen).toContainText('/login')
    await context.setOffline(false)
    await details.getByRole('button', { name: 'Try again' }).click()
    await expect(details.getByRole('heading', { name: 'Visit 213 of 214' })).toBeVisible()
  })

  test('a link to a visit that is not known says so, and leads to the newest', async ({ page }) => {
    await page.goto(`${addressOf(takenOver)}?visit=no-such-visit`)
    const { details, chosen } = visitorPage(page)
    await expect(details).toContainText('This visit is not known.')
    await details.getByRole('button', { name: 'Show the newest visit' }).click()
    await expect(chosen).toContainText('/checkout/confirm')
    await expect(page).not.toHaveURL(/visit=/)
  })
})

test.describe('loading', () => {
  test('says what is awaited, offers the archive, and takes the answer when it comes', async ({ page }) => {
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const regionsAlone = (url: URL) => isHistory(url) && url.searchParams.get('source') !== 'archive'
    await page.route(regionsAlone, async (route) => {
      await released
      await route.continue().catch(() => undefined)
    })
    await page.goto(addressOf(takenOver))
    const { timeline, chosen } = visitorPage(page)
    await expect(page.getByRole('heading', { level: 1, name: takenOver })).toBeVisible()
    await expect(timeline.getByRole('status', { name: 'Loading visits' })).toBeVisible()
    await expect(page.getByText(/^The Server API is slow to answer \(\d+ s so far\)\./)).toBeVisible()
    await page.getByRole('button', { name: 'Show the archive now' }).click()
    await expect(chosen).toContainText('/checkout/confirm')
    await expect(page.getByText('Showing the archive alone')).toBeVisible()
    release()
    await page.getByRole('button', { name: 'Try now' }).click()
    await expect(page.getByText('Showing the archive alone')).toHaveCount(0)
    await expect(chosen).toContainText('/checkout/confirm')
  })

  test('a search says that it searches', async ({ page }) => {
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route((url) => url.pathname === '/api/search', async (route) => {
      await released
      await route.continue()
    })
    await page.goto('/?q=acct_30412')
    await expect(page.getByRole('status').filter({ hasText: 'Searching' })).toBeAttached()
    release()
    await expect(page.getByRole('status').filter({ hasText: '2 visitors' })).toBeAttached()
  })
})
