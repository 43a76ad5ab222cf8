import type { Event } from '@fingerprint/node-sdk'
import type { Page } from '@playwright/test'
import type { Visit } from '@/lib/visits/visit'
import { port } from './console-under-test'
import { expect, expectAccessible, test } from './fixtures'
import { type RegionalConsole, startRegionalConsole, visitOf } from './regional-console'
import { addressOf, visitorPage } from './visitor-page'

const minute = 60_000
const day = 86_400_000

// One console for all of these: regions are told to go wrong one test at a time.
test.describe.configure({ mode: 'default' })
test.use({ person: undefined })

test.describe('what an agent sees of two regions', () => {
  let regional: RegionalConsole
  test.beforeAll(async () => {
    test.slow()
    regional = await startRegionalConsole({ port: port + 30 })
  })
  test.afterAll(() => regional.stop())
  test.beforeEach(({ page }) => regional.signIn(page))
  test.afterEach(() => regional.heal())

  /** Not until all is loaded: the browser asks for the visits ahead, and would wait for them. */
  const open = (page: Page, visitorId: string) => page.goto(`${regional.origin}${addressOf(visitorId)}`, { waitUntil: 'commit' })

  /** A visitor of whom US and EU know one visit each, and the archive both. */
  async function lookUpOnce(visitorId: string) {
    regional.us.visits.push(visitOf(visitorId, 'cart', 20 * minute))
    regional.eu.visits.push(visitOf(visitorId, 'checkout', 5 * minute))
    expect((await regional.agent.get(`/api/visitors/${visitorId}`)).ok()).toBe(true)
  }

  test('both answer: one list, newest first, each visit with the region that has it', async ({ page }) => {
    regional.us.visits.push(visitOf('inBoth', 'a', 40 * minute), visitOf('inBoth', 'c', 20 * minute))
    regional.eu.visits.push(visitOf('inBoth', 'b', 30 * minute), visitOf('inBoth', 'd', 10 * minute))
    await open(page, 'inBoth')
    const rows = visitorPage(page).timeline.locator('[data-visit]')
    await expect(rows).toHaveText([/\/d.*EUBerlin/, /\/c.*USBerlin/, /\/b.*EUBerlin/, /\/a.*USBerlin/])
    await expect(visitorPage(page).detail('Found in')).toContainText('The EU region')
    await expect(regionStates(page)).toHaveText(['US ok', 'EU ok'])
    await expect(page.getByText('Newer visits may be missing.')).toHaveCount(0)
  })

  test('all down: the archive, how old it is, since when nobody answered, and recovery by trying now', async ({ page }) => {
    await lookUpOnce('allDown')
    await Promise.all([regional.us.behave('refuse'), regional.eu.behave('refuse')])
    await open(page, 'allDown')
    await page.getByRole('button', { name: 'Refresh' }).click()
    const notice = page.getByRole('status').filter({ hasText: 'Newer visits may be missing.' })
    await expect(notice).toContainText(/Showing the archive, as of \d\d:\d\d \((just now|\d+ min ago)\)/)
    await expect(notice).toContainText(/The US region has not answered since \d\d:\d\d\. The EU region has not answered since \d\d:\d\d\./)
    await expect(notice).toContainText(/Trying again in \d+ s\./)
    await expect(page.getByRole('main').getByText('US not answering', { exact: true })).toBeVisible()
    await expect(regionStates(page)).toHaveText(['US not answering', 'EU not answering'])
    await expect(visitorPage(page).visit('/checkout')).toBeVisible()
    await expect(visitorPage(page).visit('/cart')).toBeVisible()

    regional.eu.visits.push(visitOf('allDown', 'meanwhile', minute))
    await regional.us.behave('well')
    await regional.eu.behave('well')
    await tryNowUntilGone(page)
    await expect(visitorPage(page).visit('/meanwhile')).toBeVisible()
    await expect(regionStates(page)).toHaveText(['US ok', 'EU ok'])
  })

  test('all down and nothing archived: a sentence, and trying again', async ({ page }) => {
    regional.us.visits.push(visitOf('neverSeen', 'cart', minute))
    await Promise.all([regional.us.behave('refuse'), regional.eu.behave('refuse')])
    await open(page, 'neverSeen')
    const alert = page.getByRole('alert').filter({ hasText: 'The visits could not be fetched' })
    await expect(alert).toContainText('Try again')
    await regional.heal()
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(visitorPage(page).visit('/cart')).toBeVisible()
  })

  test('one of two down: what the other answered, and what may be missing', async ({ page }) => {
    regional.us.visits.push(visitOf('oneOfTwo', 'cart', 20 * minute))
    regional.eu.visits.push(visitOf('oneOfTwo', 'checkout', 5 * minute))
    await regional.eu.behave('refuse')
    await open(page, 'oneOfTwo')
    const notice = page.getByRole('status').filter({ hasText: 'Newer visits may be missing.' })
    await expect(notice).toContainText('Showing the archive and what US answered')
    await expect(notice).toContainText('The EU region has not answered')
    await expect(visitorPage(page).visit('/cart')).toBeVisible()
    await expect(visitorPage(page).timeline).toContainText('Server API: 1 visit in 10 days, without EU.')
    await expect(visitorPage(page).details).toContainText('Visit 1 of 1 known')
    await expect(regionStates(page)).toHaveText(['US ok', 'EU not answering'])
    await regional.eu.behave('well')
    await tryNowUntilGone(page)
    await expect(visitorPage(page).visit('/checkout')).toBeVisible()
  })

  test('slow: the quick region’s visits come first, and the slow one’s take their place without moving who reads', async ({ page }) => {
    regional.us.visits.push(...Array.from({ length: 60 }, (_, index) => visitOf('slowThenWell', `page-${index}`, (100 + index * 45) * minute, { ip: `203.0.113.${index + 1}` })))
    regional.eu.visits.push(...Array.from({ length: 8 }, (_, index) => visitOf('slowThenWell', `newer-${index}`, (5 + index) * minute, { ip: `198.51.100.${index + 1}` })))
    await regional.eu.behave('hang')
    await open(page, 'slowThenWell')
    const { timeline, visit, chosen } = visitorPage(page)
    await expect(visit('/page-0')).toBeVisible()
    await expect(visit('/newer-0')).toHaveCount(0)
    await expect(chosen).toContainText('/page-0')
    await visit('/page-3').hover()
    await page.mouse.wheel(0, 700)
    const list = timeline.getByRole('list', { name: 'Visits, newest first' })
    await expect.poll(() => list.evaluate((element) => element.parentElement?.scrollTop ?? 0)).toBeGreaterThan(600)
    // Within the list: a notice above it takes its own place.
    const place = async () => ((await visit('/page-12').boundingBox())?.y ?? 0) - ((await timeline.boundingBox())?.y ?? 0)
    let before = Number.NaN
    // Once the rows in sight have their sizes.
    await expect.poll(async () => before === (before = await place())).toBe(true)
    await regional.eu.behave('well')
    // The call that hangs is given up; the next one is answered.
    await expect(page.getByText('Server API: 68 visits in 10 days.').first()).toBeVisible({ timeout: 60_000 })
    expect(Math.abs((await place()) - before)).toBeLessThan(30)
    await list.evaluate((element) => element.parentElement?.scrollTo(0, 0))
    await expect(visit('/newer-0')).toBeVisible()
  })

  test('hanging: who has nothing and who is slow, the archive at once, then that it took too long', async ({ page }) => {
    await regional.archive([visitOf('hanging', 'archived', 2 * day)])
    await regional.eu.behave('hang')
    await open(page, 'hanging')
    await expect(page.getByText(/^US has nothing\. EU is slow to answer \(\d+ s so far\)\./)).toBeVisible()
    await expect(visitorPage(page).visit('/archived')).toBeVisible()
    const notice = page.getByRole('status').filter({ hasText: 'Newer visits may be missing.' })
    await expect(notice).toContainText('The EU region took too long to answer.')
    await expect(visitorPage(page).visit('/archived')).toBeVisible()
  })

  test('too many requests: how long the region asks us to wait, and what is shown meanwhile', async ({ page }) => {
    await lookUpOnce('limited')
    await regional.eu.behave('429', { retryAfter: '12' })
    await open(page, 'limited')
    await page.getByRole('button', { name: 'Refresh' }).click()
    const notice = page.getByRole('status').filter({ hasText: 'Newer visits may be missing.' })
    await expect(notice).toContainText(/EU asks us to wait \d+ s/)
    await expect(notice).toContainText('The archive and what US answered are shown meanwhile.')
    await expect(page.getByRole('main').getByText('EU asks us to wait', { exact: true })).toBeVisible()
    await expect(regionStates(page)).toHaveText(['US ok', 'EU asks us to wait'])
    await expect(visitorPage(page).visit('/checkout')).toBeVisible()
    await regional.eu.behave('well')
    // It is asked again by itself as soon as it said.
    await expect(notice).toHaveCount(0)
  })

  test('a refused token: whose, who can help, and no counting down', async ({ page }) => {
    await lookUpOnce('refusedToken')
    await regional.eu.behave('forbidden')
    await open(page, 'refusedToken')
    await page.getByRole('button', { name: 'Refresh' }).click()
    const notice = page.getByRole('status').filter({ hasText: 'The token of EU was refused' })
    await expect(notice).toContainText('An admin should look at Status.')
    await expect(notice.getByRole('button')).toHaveCount(0)
    await expect(notice).not.toContainText('Trying again')
    await expect(regionStates(page)).toHaveText(['US ok', 'EU token refused'])
    await expect(visitorPage(page).visit('/cart')).toBeVisible()
    await expect(page.locator('body')).not.toContainText(regional.eu.token)
  })

  test('nonsense: that it cannot be used', async ({ page }) => {
    await lookUpOnce('nonsense')
    await regional.eu.behave('html')
    await open(page, 'nonsense')
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Newer visits may be missing.' })).toContainText('The EU region gave an answer that cannot be used.')
    await expect(visitorPage(page).visit('/checkout')).toBeVisible()
  })

  test('known to neither: both are named', async ({ page }) => {
    await open(page, 'knownToNobody')
    await expect(page.getByRole('heading', { name: 'No region knows this id' })).toBeVisible()
    await expect(page.getByText('US and EU both answered “visitor not found”, and the archive has no visit of it.')).toBeVisible()
  })

  test('known to one that has nothing recent, beside an archive', async ({ page }) => {
    regional.eu.visits.push(visitOf('longAgo', 'old', 40 * day))
    await regional.archive([visitOf('longAgo', 'old', 40 * day), visitOf('longAgo', 'older', 41 * day)])
    await open(page, 'longAgo')
    await expect(page.getByRole('heading', { name: 'No visits in the last 10 days' })).toBeVisible()
    await expect(page.getByText('The EU region knows this visitor and has nothing recent. US does not know this id. The archive has 2 visits, the last on')).toBeVisible()
    await page.getByRole('button', { name: 'Show 2 archived visits' }).click()
    await expect(visitorPage(page).visit('/older')).toBeVisible()
  })
})

/** What the regions of the later generation say of one visitor's visits beyond them. */
const signals = ({ visitorId, ip = '' }: Visit): Partial<Event> => visitorId !== 'signalled' ? {} : {
  identification: { visitor_id: visitorId, visitor_found: true, confidence: { score: 0.42, comment: 'few signals' }, first_seen_at: Date.UTC(2026, 0, 3, 11), last_seen_at: Date.UTC(2026, 0, 4, 11) },
  ip_info: { v4: { address: ip, asn: '64496', asn_name: 'Example', asn_type: 'hosting', datacenter_result: true, datacenter_name: 'Example Hosting' } },
  vpn: true, vpn_confidence: 'high', vpn_methods: { timezone_mismatch: false, public_vpn: true, auxiliary_mobile: false, os_mismatch: false, relay: false },
  proxy: true, proxy_confidence: 'medium', proxy_details: { proxy_type: 'data_center' },
  ip_blocklist: { email_spam: false, attack_source: false, tor_node: true },
  tampering: true, tampering_confidence: 'low', tampering_details: { anti_detect_browser: true },
  virtual_machine: false,
  bot: 'bad', bot_type: 'headless',
  suspect_score: 31,
  velocity: { events: { '5_minutes': 1, '1_hour': 4 }, distinct_ip: { '5_minutes': 1, '1_hour': 2 } },
}

test.describe('what is seen of the later generation', () => {
  let regional: RegionalConsole
  test.beforeAll(async () => {
    test.slow()
    regional = await startRegionalConsole({
      port: port + 31,
      generation: 'v4',
      signals,
      prepare: async ({ us, eu }) => {
        us.visits.push(...Array.from({ length: 149 }, (_, index) => visitOf('caughtUp', `us-${index}`, (60 + index) * minute)))
        eu.visits.push(...Array.from({ length: 4_000 }, (_, index) => visitOf('caughtUp', `eu-${index}`, (30 + index) * 2 * minute)))
        await eu.behave('slow', { delayMs: 2_000 })
      },
    })
  })
  test.afterAll(() => regional.stop())

  test('the catch-up: who has caught up, and how far who has not', async ({ page }) => {
    await regional.signIn(page, 'admin')
    await page.goto(`${regional.origin}/status`)
    const catchUp = (title: string) => page.getByRole('region', { name: `Catch-up, ${title}` })
    await expect(catchUp('US region')).toContainText(/StateCaught upAgain in 1\d min/)
    await expect(catchUp('US region')).toContainText(/Reached.*\(100 %\)Visits150150 of them new, on 2 pages$/)
    await expect(catchUp('EU region')).toContainText(/StateRunningfor /)
    await expect(catchUp('EU region')).toContainText(/Reached.*\([1-9]\d %\)Visits([\d,]+)\1 of them new, on \d+ pages?$/)
    await expectAccessible(page)
    const visits = catchUp('EU region').locator('dl > div', { hasText: 'of them new' }).locator('dd')
    const stored = async () => parseInt((await visits.innerText()).replaceAll(',', ''), 10)
    const before = await stored()
    await expect.poll(stored).toBeGreaterThan(before)

    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth)).toBeLessThanOrEqual(390)
    await regional.heal()
  })

  test('the signals of a visit: how sure, what was found, and what was not', async ({ page }) => {
    await regional.signIn(page)
    regional.us.visits.push(visitOf('signalled', 'cart', minute))
    await page.goto(`${regional.origin}${addressOf('signalled')}`)
    const signalsShown = visitorPage(page).details.getByRole('region', { name: 'Signals' })
    const signal = (label: string) => signalsShown.locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) }).locator('dd')
    await expect(signal('Confidence')).toHaveText('0.42, lowfew signals')
    await expect(signal('VPN')).toHaveText('found with high certainty, public VPN')
    await expect(signal('Proxy')).toHaveText('found with medium certainty, data center')
    await expect(signal('Tor')).toHaveText('found')
    await expect(signal('Data centre')).toHaveText('Example Hosting')
    await expect(signal('Tampering')).toHaveText('found with low certainty, anti-detect browser')
    await expect(signal('Bot')).toHaveText('bad bot, headless')
    await expect(signal('Suspect score')).toHaveText('31')
    await expect(signal('Network')).toHaveText('AS64496 Example, hosting')
    await expect(signal('Velocity')).toHaveText('visits: 1 in 5 min, 4 in 1 hIP addresses: 1 in 5 min, 2 in 1 h')
    await expect(signal('First seen')).toHaveText(/^3 Jan( 2026)?, 12:00:00 here$/)
    await expect(signal('Last seen')).toHaveText(/^4 Jan( 2026)?, 12:00:00 here$/)
    await expect(signal('Not found')).toHaveText('virtual machine')
    await expect(visitorPage(page).finding('A bot, almost certainly')).toContainText('Verdict: bad bot. A bot in 1 of 1 visit.')
  })

  test('visits of both regions, their confidence, and a token of another region', async ({ page }) => {
    await regional.signIn(page)
    regional.us.visits.push(visitOf('later', 'cart', 20 * minute))
    regional.eu.visits.push(visitOf('later', 'checkout', 5 * minute, { confidence: { score: 0.71 } }))
    await page.goto(`${regional.origin}${addressOf('later')}`)
    await expect(visitorPage(page).timeline.locator('[data-visit]')).toHaveText([/\/checkout.*EUBerlin/, /\/cart.*USBerlin/])
    await expect(page.getByText('Confidence 0.71')).toBeVisible()

    await regional.eu.behave('wrong_region')
    await page.getByRole('button', { name: 'Refresh' }).click()
    const notice = page.getByRole('status').filter({ hasText: 'The token of EU was refused' })
    await expect(notice).toContainText('The EU region says that this installation’s token belongs to another region. An admin should look at Status.')
    await expect(visitorPage(page).visit('/cart')).toBeVisible()
  })
})

const regionStates = (page: Page) => page.getByRole('list', { name: 'Server API' }).getByRole('listitem')

/** A circuit that is open lets nobody through for some seconds, however often somebody tries. */
async function tryNowUntilGone(page: Page) {
  const tryNow = page.getByRole('button', { name: 'Try now' })
  await expect(async () => {
    if (await tryNow.isEnabled().catch(() => false)) await tryNow.click({ timeout: 1_000 })
    await expect(page.getByText('Newer visits may be missing.')).toHaveCount(0, { timeout: 2_000 })
  }).toPass()
}
