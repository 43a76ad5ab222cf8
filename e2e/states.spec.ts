import type { Page, Route } from '@playwright/test'
import { expect, test } from './fixtures'
import { searchPage } from './search-page'
import { addressOf, visitorPage } from './visitor-page'

const takenOver = 'Q7mX2vLr9TzKc4HdWp1NE'
const twentyThousand = 'Tw3ntyTh0usandV1s1ts'
const regions = ['Visits over time', 'Visit timeline', 'Visit map', 'Browser details'] as const

const isHistory = (url: URL) => /^\/api\/visitors\/[^/]+$/.test(url.pathname)
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
    await page.waitForLoadState('networkidle')
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
      await page.route(isPart(part), problem(500, 'Something broke in Sightline itself.'))
      await page.goto(addressOf(takenOver))
      const failure = page.getByText(sentence).first()
      await expect(failure).toContainText('Something broke in Sightline itself.')
      await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
      await page.unroute(isPart(part))
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
    await page.waitForLoadState('networkidle')
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
    await page.waitForLoadState('networkidle')
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
    await expect(page.getByText(/^The Server API is slow to answer \(\d+ s so far\)\.$/)).toBeVisible()
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

test.describe('the view in the address', () => {
  test('a link restores the chosen visit, the filters and the range', async ({ page, context }) => {
    await page.goto(addressOf(takenOver))
    const { timeline, chosen, fact } = visitorPage(page)
    await fact('Linked ids').getByRole('button', { name: 'acct_77150' }).click()
    await expect(chosen).toContainText('acct_77150')
    const slider = page.getByRole('slider', { name: 'Range from' })
    await slider.press('Home')
    await expect(page).toHaveURL(/from=/)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(page).toHaveURL(/visit=/)
    const id = (await chosen.getAttribute('data-visit')) ?? ''
    await expect(page).toHaveURL(new RegExp(`visit=${id}`))
    const range = await timeline.getByRole('heading', { name: 'Visit timeline' }).locator('xpath=following-sibling::*[1]').innerText()

    const other = await context.newPage()
    await other.goto(page.url())
    const again = visitorPage(other)
    await expect(again.chosen).toHaveAttribute('data-visit', id)
    await expect(again.timeline).toContainText(range)
    await expect(again.timeline.getByRole('button', { name: 'Filter' })).toContainText('2 active')
    await expect(again.timeline.getByRole('button', { name: /acct_48213/ })).toHaveCount(0)
    await expect(again.details.getByRole('heading', { name: /^Visit \d+ of 214$/ })).toBeVisible()
  })

  test('Back goes to the visit that was chosen before', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chosen, visit } = visitorPage(page)
    await expect(chosen).toContainText('/checkout/confirm')
    await visit(/\/login/).first().click()
    await expect(chosen).toContainText('/login')
    await visit(/\/cart/).first().click()
    await expect(chosen).toContainText('/cart')
    await page.goBack()
    await expect(chosen).toContainText('/login')
    await page.goBack()
    await expect(chosen).toContainText('/checkout/confirm')
  })

  test('a visit 12,000 visits ago opens directly, without all that came after it', async ({ page }) => {
    const overview = (await (await page.request.get(`/api/visitors/${twentyThousand}/overview?zone=UTC`)).json()) as { firstSeen: number; lastSeen: number }
    const to = Math.round(overview.firstSeen + (overview.lastSeen - overview.firstSeen) * 0.4)
    const { visits } = (await (await page.request.get(`/api/visitors/${twentyThousand}?limit=1&to=${to}`)).json()) as { visits: { requestId: string }[] }
    const id = visits[0]?.requestId ?? 'missing'
    const asked: string[] = []
    page.on('request', (request) => {
      if (isHistory(new URL(request.url()))) asked.push(request.url())
    })
    await page.goto(`${addressOf(twentyThousand)}?visit=${encodeURIComponent(id)}`)
    const { chosen, details, timeline } = visitorPage(page)
    await expect(chosen).toHaveAttribute('data-visit', id)
    await expect(chosen).toBeInViewport()
    await expect(details.getByRole('heading', { name: /^Visit [78],\d{3} of 20,000$/ })).toBeVisible()
    expect(asked.length).toBeLessThan(10)
    await timeline.getByRole('button', { name: /Show the newest/ }).click()
    await expect(details.getByRole('heading', { name: 'Visit 20,000 of 20,000' })).toBeVisible()
  })
})

test.describe('the parts answer each other', () => {
  test('map and timeline choose each other', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chosen, map, details, visit } = visitorPage(page)
    const place = (name: string) => map.getByRole('button', { name: new RegExp(`^${name}, .+ Choose the newest visit here\\.`) }).first()
    await expect(place('Memphis')).toHaveAttribute('aria-pressed', 'true')
    await place('London').click()
    await expect(chosen).toContainText('London')
    await expect(chosen).toBeInViewport()
    await expect(details.getByRole('heading', { name: /^Visit 1\d\d of 214$/ })).toBeVisible()
    await expect(place('London')).toHaveAttribute('aria-pressed', 'true')
    await page.goBack()
    await visit(/\/login/).first().click()
    await expect(place('Berlin')).toHaveAttribute('aria-pressed', 'true')
    await expect(place('Memphis')).toHaveAttribute('aria-pressed', 'false')
  })

  test('the brush sets the range of bars and timeline', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chart, timeline } = visitorPage(page)
    const from = chart.getByRole('slider', { name: 'Range from' })
    const before = await from.getAttribute('aria-valuetext')
    await from.press('ArrowLeft')
    await expect(page).toHaveURL(/from=.+to=/)
    await expect(from).not.toHaveAttribute('aria-valuetext', before ?? '')
    await expect(timeline.getByRole('button', { name: 'Filter' })).toContainText('1 active')
    const box = await from.boundingBox()
    if (!box) throw new Error('the handle is not in sight')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(0, box.y + box.height / 2, { steps: 8 })
    await page.mouse.up()
    await expect(from).toHaveAttribute('aria-valuenow', '0')
  })

  test('a bar sets the range to its day, by mouse and from the table', async ({ page }) => {
    await page.goto(addressOf(takenOver))
    const { chart, timeline, chosen } = visitorPage(page)
    const bars = chart.getByRole('img', { name: /visits from/ })
    await expect(bars).toBeVisible()
    const box = await bars.boundingBox()
    if (!box) throw new Error('the bars are not in sight')
    // The last bar is the day of the newest visit.
    await page.mouse.click(box.x + box.width - 26, box.y + box.height / 2)
    await expect(page).toHaveURL(/from=.+to=/)
    await expect(timeline.getByRole('button', { name: 'Filter' })).toContainText('1 active')
    await expect(chosen).toContainText('/checkout/confirm')
    await page.goBack()
    await expect(page).not.toHaveURL(/from=/)
    await chart.getByRole('button', { name: 'Table' }).click()
    const day = chart.getByRole('table').getByRole('row').nth(2)
    const visits = Number(await day.getByRole('cell').nth(1).innerText())
    await day.getByRole('button').click()
    await expect(page).toHaveURL(/from=.+to=/)
    await expect(chart.getByRole('table').getByRole('row').nth(1)).toBeVisible()
    const { total } = await sumOfTable(page)
    expect(total).toBe(visits)
  })
})

test.describe('windows of every width', () => {
  test('at 1200 px the details are a drawer over the map', async ({ page }) => {
    await page.setViewportSize({ width: 1200, height: 900 })
    await page.goto(addressOf(takenOver))
    const { details, visit } = visitorPage(page)
    for (const name of regions) await expect(page.getByRole('region', { name })).toBeVisible()
    await expect(page.getByRole('tablist')).toHaveCount(0)
    await details.getByRole('button', { name: 'Close details' }).click()
    await expect(details).toBeHidden()
    await visit(/\/login/).first().click()
    await expect(details).toBeVisible()
    await expect(details.getByRole('heading', { name: 'Visit 213 of 214' })).toBeVisible()
    await expectNoSideways(page)
  })

  for (const { width, height, tabs } of [
    { width: 800, height: 1100, tabs: { Timeline: 'Visit timeline', Map: 'Visit map', Details: 'Browser details' } },
    { width: 390, height: 844, tabs: { Timeline: 'Visit timeline', Map: 'Visit map', Chart: 'Visits over time', Details: 'Browser details' } },
  ]) {
    test(`at ${width} px tabs hide the parts and keep their names`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto(addressOf(takenOver))
      await expect(visitorPage(page).chosen).toBeVisible()
      await expect(page.getByRole('tab')).toHaveText(Object.keys(tabs))
      for (const [tab, region] of Object.entries(tabs)) {
        await page.getByRole('tab', { name: tab }).click()
        await expect(page.getByRole('tabpanel', { name: tab }).getByRole('region', { name: region })).toBeVisible()
        for (const name of regions) await expect(page.getByRole('region', { name, includeHidden: true })).toHaveCount(1)
        for (const other of Object.values(tabs)) if (other !== region) await expect(page.getByRole('region', { name: other })).toHaveCount(0)
        await expectNoSideways(page)
      }
      await page.getByRole('tab', { name: Object.keys(tabs)[0] }).click()
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('tab', { name: 'Map' })).toBeFocused()
      await expect(page.getByRole('tab', { name: 'Map' })).toHaveAttribute('aria-selected', 'true')
    })
  }

  test('on a phone a visit opens as a sheet over the map, and closes again', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(addressOf(takenOver))
    const { details, map, visit, chosen } = visitorPage(page)
    await expect(chosen).toBeVisible()
    await visit(/\/login/).first().click()
    await expect(details.getByRole('heading', { name: 'Visit 213 of 214' })).toBeVisible()
    await expect(map).toBeVisible()
    await details.getByRole('button', { name: 'Close details' }).click()
    await expect(details).toBeHidden()
    await expect(map).toBeVisible()
  })
})

const expectNoSideways = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

/** The visits of all rows of the table of bars. */
async function sumOfTable(page: Page) {
  const rows = visitorPage(page).chart.getByRole('table').locator('tbody').getByRole('row')
  await page.waitForLoadState('networkidle')
  const counts = await rows.evaluateAll((elements) => elements.map((row) => Number(row.querySelectorAll('td')[1]?.textContent)))
  return { total: counts.reduce((sum, count) => sum + count, 0) }
}
