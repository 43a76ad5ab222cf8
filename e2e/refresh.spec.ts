import type { Page, Route } from '@playwright/test'
import type { SourceReport, VisitorHistory, VisitorOverview } from '@/lib/console-api/answers'
import { expect, test } from './fixtures'
import { networkQuiet } from './traffic'
import { addressOf, isHistory, visitorPage } from './visitor-page'

const takenOver = 'Q7mX2vLr9TzKc4HdWp1NE'
const twentyThousand = 'Tw3ntyTh0usandV1s1ts'

const isPart = (part: string) => (url: URL) => new RegExp(`^/api/visitors/[^/]+/${part}`).test(url.pathname)

const problem = (status: number, detail: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'Failed', status, code: status === 404 ? 'not_found' : 'upstream_failed', detail, requestId: 'request-of-this-test' }),
  })

const nobody = problem(404, 'No visit of this visitor is known. Check the id, or search for it.')

test.describe('what the sources have and the archive had not', () => {
  test('a visitor new to the archive: nothing claims not to know them, and all is told once the visits have come', async ({ page }) => {
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(isHistory, async (route) => {
      await released
      await route.continue()
    })
    const readers = ['overview', 'activity', 'path'].map(isPart)
    for (const reader of readers) await page.route(reader, nobody)
    const failed = page.waitForResponse((response) => isPart('overview')(new URL(response.url())))
    await page.goto(addressOf(takenOver))
    await failed
    const { fact, chart, map, chosen } = visitorPage(page)
    await expect(page.getByRole('status', { name: 'Loading the overview' })).toBeVisible()
    await expect(chart.getByRole('status', { name: 'Loading the bars' })).toBeVisible()
    await expect(page.getByText(/No visit of this visitor is known/)).toHaveCount(0)
    for (const reader of readers) await page.unroute(reader)
    release()
    await expect(chosen).toContainText('/checkout/confirm')
    await expect(fact('Visits')).toHaveText('214 38 in 10 days')
    await expect(chart.getByRole('img', { name: /visits from/ })).toBeVisible()
    await expect(map.getByRole('button', { name: /^Memphis/ })).toBeVisible()
    await expect(page.getByText(/No visit of this visitor is known/)).toHaveCount(0)
  })

  test('counts that were read before the newest visits were kept are read again, once', async ({ page }) => {
    let asked = 0
    await page.route(isPart('overview'), async (route) => {
      asked += 1
      if (asked > 1) return route.continue()
      const response = await route.fetch()
      const overview = (await response.json()) as VisitorOverview
      await route.fulfill({ response, json: { ...overview, visits: overview.visits - 2, recentVisits: overview.recentVisits - 2, lastSeen: overview.lastSeen - 3_600_000 } })
    })
    await page.goto(addressOf(takenOver))
    await expect(visitorPage(page).fact('Visits')).toHaveText('214 38 in 10 days')
    await networkQuiet(page)
    expect(asked).toBe(2)
  })

  test('nothing is asked twice where the archive had it all', async ({ page }) => {
    const asked = watchRequests(page)
    await page.goto(addressOf(takenOver))
    const { fact, map } = visitorPage(page)
    await expect(fact('Visits')).toHaveText('214 38 in 10 days')
    await expect(map.getByRole('button', { name: /^Memphis/ })).toBeVisible()
    await networkQuiet(page)
    for (const part of ['overview', 'activity', 'path']) expect(asked().filter(isPart(part))).toHaveLength(1)
  })
})

test.describe('a refresh that fails', () => {
  const sentence = 'The regions could not be asked. Try again in a minute.'
  const ways = [
    { way: 'where nobody could be asked', fails: isHistory },
    { way: 'where the visits did not come', fails: (url: URL) => isHistory(url) && !url.searchParams.has('fresh') },
  ]
  for (const { way, fails } of ways) {
    test(`says so ${way}, keeps the visits, and goes on`, async ({ page }) => {
      await page.goto(addressOf(takenOver))
      const { chosen, fact } = visitorPage(page)
      await expect(chosen).toContainText('/checkout/confirm')
      await expect(fact('Visits')).toHaveText('214 38 in 10 days')
      await networkQuiet(page)
      await page.route(fails, problem(502, sentence))
      await page.getByRole('button', { name: 'Refresh' }).click()
      const notice = page.getByRole('status').filter({ hasText: 'The visits could not be asked for anew' })
      await expect(notice).toContainText(sentence)
      await expect(notice).toContainText(/What is shown is of \d\d:\d\d\./)
      await expect(chosen).toContainText('/checkout/confirm')
      await page.unroute(fails)
      await notice.getByRole('button', { name: 'Try again' }).click()
      await expect(notice).toHaveCount(0)
      await expect(chosen).toContainText('/checkout/confirm')
    })
  }

  test('does not count as having asked', async ({ page }) => {
    await page.clock.install()
    await page.goto(addressOf(takenOver))
    await expect(visitorPage(page).chosen).toContainText('/checkout/confirm')
    await networkQuiet(page)
    await page.clock.fastForward('03:00')
    await page.route(isHistory, problem(502, sentence))
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText('The visits could not be asked for anew')).toBeVisible()
    await page.clock.fastForward('00:06')
    await expect(page.getByText('Asked 3 min ago')).toBeVisible()
  })
})

test('a region that fails is asked again by itself, for the newest visits alone, and the reader stays where they are', async ({ page }) => {
  await page.route(isHistory, withoutRegion)
  await page.clock.install()
  await page.goto(addressOf(twentyThousand))
  const { timeline, details } = visitorPage(page)
  const notice = page.getByRole('status').filter({ hasText: 'Newer visits may be missing.' })
  await expect(notice).toContainText(/Trying again in \d+ s\./)
  await expect(details.getByRole('heading', { name: 'Visit 20,000 of 20,000' })).toBeVisible()

  const asked = watchRequests(page)
  const list = timeline.getByRole('list', { name: 'Visits, newest first' })
  const place = () => list.evaluate((element) => ({ height: element.clientHeight, top: element.parentElement?.scrollTop ?? -1 }))
  await expect(async () => {
    await list.evaluate((element) => element.parentElement?.scrollTo(0, element.clientHeight))
    expect(asked().filter((url) => url.searchParams.has('cursor')).length).toBeGreaterThan(2)
  }).toPass()
  await networkQuiet(page)
  await list.evaluate((element) => element.parentElement?.scrollTo(0, element.clientHeight / 2))
  const before = await place()
  const past = asked().length

  const again = page.waitForResponse((response) => isHistory(new URL(response.url())))
  await page.clock.fastForward('00:31')
  await again
  await expect(notice).toContainText(/Trying again in \d+ s\./)
  await networkQuiet(page)
  const since = asked().slice(past)
  expect(since.filter((url) => isHistory(url) && !url.searchParams.has('cursor'))).toHaveLength(1)
  expect(since.filter((url) => url.searchParams.has('fresh') || isPart('visits/')(url))).toEqual([])
  const after = await place()
  // Rows are measured as they come into sight, which moves the rest a little; a list cut to its first page ends far above.
  expect(Math.abs(after.top - before.top)).toBeLessThan(400)
  expect(after.height).toBeGreaterThan(before.height * 0.9)
  // An older page may still be under way.
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

/** Answers as if the region had not, beside what the archive has. */
async function withoutRegion(route: Route) {
  const response = await route.fetch()
  const history = (await response.json()) as VisitorHistory
  const sources = history.sources.map((report): SourceReport => (report.source === 'archive' ? report : { ...report, status: 'failed', visits: 0, code: 'unreachable' }))
  await route.fulfill({ response, json: { ...history, sources } })
}

/** Every address below /api that the page has asked so far. */
function watchRequests(page: Page): () => URL[] {
  const asked: URL[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname.startsWith('/api/')) asked.push(url)
  })
  return () => asked
}
