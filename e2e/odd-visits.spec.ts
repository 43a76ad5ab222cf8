import type { Page } from '@playwright/test'
import { awkwardVisitors } from '../lib/demo/awkward-visits'
import { embeddedToken, origin } from './console-under-test'
import { expect, test } from './fixtures'
import { searchPage } from './search-page'
import { networkQuiet } from './traffic'
import { addressOf, regions, visitorPage } from './visitor-page'

const widths = { desktop: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } }

for (const [kind, visitorId] of Object.entries(awkwardVisitors)) {
  for (const [device, viewport] of Object.entries(widths)) {
    test(`the page of the awkward visitor ${kind} shows all its parts on a ${device}`, async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.goto(addressOf(visitorId))
      await expect(page.getByRole('heading', { level: 1, name: visitorId })).toBeAttached()
      const { chosen, clear, fact } = visitorPage(page)
      await expect(chosen).toBeVisible()
      await expect(clear).toBeAttached()
      await expect(fact('Visits')).toContainText('12')
      for (const name of regions) await expect(page.getByRole('region', { name, includeHidden: true })).toHaveCount(1)
      await networkQuiet(page)
      await expectSafe(page)
    })
  }
}

test('visits without a place say so, and the map counts them', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.noLocation))
  const { chosen, detail, map, fact } = visitorPage(page)
  await expect(chosen).toContainText('no place')
  await expect(detail('Position')).toContainText('not given')
  await expect(fact('Countries')).toContainText('none')
  await expect(map).toContainText('0 places, 12 visits without one')
})

test('coordinates alone are a place', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.onlyCoordinates))
  const { detail, map } = visitorPage(page)
  await expect(detail('Position')).toContainText('-1.29, 36.82')
  await expect(detail('Place')).toContainText('not given')
  await expect(map.getByRole('button', { name: /12 visits\. Choose the newest visit here\./ })).toBeVisible()
})

test('latitude 0 and longitude 0 are a place', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.zeroZero))
  const { detail, map } = visitorPage(page)
  await expect(detail('Position')).toContainText('0, 0 ±1,000 km')
  await expect(map).toContainText('1 place')
  await expect(map.getByRole('button', { name: /12 visits\. Choose the newest visit here\./ })).toBeVisible()
})

test('whole IPv6 addresses fit, in the timeline and in the details', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.onlyIpv6))
  const { chosen, detail } = visitorPage(page)
  const address = /2001:db8:[0-9a-f:]+/
  await expect(chosen).toContainText(address)
  await expect(detail('IP')).toContainText(address)
})

test('a URL of 2,000 characters is told whole in the details and cut in its row', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.longUrl))
  const { chosen, detail } = visitorPage(page)
  await expect(chosen).toContainText('…')
  await expect(detail('URL')).toContainText('rain%20jacket%20'.repeat(100))
  const row = await chosen.boundingBox()
  expect(row?.height).toBeLessThan(90)
  await expectSafe(page)
})

test('right-to-left and control characters are written out', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.directions))
  const { chosen, detail, fact } = visitorPage(page)
  await expect(detail('Linked id')).toContainText(String.raw`\u202ecod.exe\u202c\u0007`)
  // No database keeps a NUL in text, so the store has put U+FFFD in its place.
  await expect(detail('URL')).toContainText('\\u202etxt.exe\ufffd\\u001b[31m')
  await expect(detail('User agent')).toContainText(String.raw`\u202e(llun)\u202c\u000d\u000a\u0008\u007f`)
  await expect(fact('Linked ids')).toContainText(String.raw`\u202ecod.exe\u202c\u0007`)
  await expect(chosen).toContainText(String.raw`\u2066Cairo\u2069`)
  await expectSafe(page)
})

test('hostile text is text, also in the raw JSON, the tables and the filter', async ({ page }) => {
  await page.goto(addressOf(awkwardVisitors.hostile))
  const { chosen, detail, details, map, chart, finding, timeline, fact } = visitorPage(page)
  await expect(chosen).toContainText('"; drop table visits; --')
  await expect(finding('Second account on this browser')).toContainText('<img src=x onerror="document.title=\'run\'">')
  await expect(detail('URL')).toContainText("javascript:document.title='run'//<script>")
  await expect(detail('Browser')).toContainText('__proto__')
  await expect(timeline.getByRole('link', { name: /in a new tab$/ })).toHaveCount(0)
  await details.getByRole('button', { name: /^Raw JSON/ }).click()
  await expect(details.getByLabel('Raw JSON', { exact: true })).toContainText('unknownField')
  await map.getByRole('button', { name: 'Table' }).click()
  await expect(map.getByRole('table', { name: 'Places', exact: true })).toContainText('<img src=x')
  await chart.getByRole('button', { name: 'Table' }).click()
  await page.keyboard.press('f')
  await expect(page.getByRole('dialog', { name: 'Filter visits' }).getByLabel('Linked id')).toContainText('<img src=x onerror=')
  await page.keyboard.press('Escape')
  await fact('Linked ids').getByRole('button', { name: /<img/ }).click()
  await expect(page).toHaveURL(/linked_id=/)
  await expect(chosen).toContainText('<img src=x')
  await expectSafe(page)
})

test('what the ingest method brings is text wherever it is shown', async ({ page }) => {
  const payloads = {
    image: '<img src=x onerror="window.ran=1">',
    script: '</script><script>window.ran=1</script>',
    svg: '"><svg/onload=window.ran=1>',
    link: 'javascript:window.ran=1',
  }
  const visitorId = `Injected${Date.now().toString(36)}`
  const linkedId = `${payloads.image}${visitorId}`
  const visits = [0, 1, 2].map((index) => ({
    visitorId,
    timestamp: Date.now() - (index + 1) * 3_600_000,
    url: index === 0 ? payloads.link : `https://shop.example/${payloads.svg}`,
    linkedId,
    ip: '198.51.100.9',
    incognito: index === 0,
    ipLocation: {
      latitude: 10 * index,
      longitude: 20 * index,
      accuracyRadius: 5,
      timezone: payloads.svg,
      city: { name: payloads.image },
      country: { code: 'XX', name: payloads.script },
      subdivisions: [{ isoCode: payloads.svg, name: payloads.svg }],
      continent: { code: 'XX', name: payloads.image },
      postalCode: payloads.image,
    },
    browserDetails: { browserName: payloads.image, browserMajorVersion: payloads.svg, browserFullVersion: payloads.script, os: payloads.svg, osVersion: '{{7*7}}', device: payloads.image, userAgent: payloads.script, botProbability: 0.7 },
    [payloads.image]: payloads.script,
    __proto__: { polluted: true },
  }))
  const stored = await fetch(`${origin}/server-api/visits`, { method: 'POST', headers: { 'auth-token': embeddedToken, 'content-type': 'application/json' }, body: JSON.stringify(visits) })
  expect(await stored.json()).toMatchObject({ accepted: 3 })

  await page.goto(addressOf(visitorId))
  const { chosen, detail, details, map, timeline, finding } = visitorPage(page)
  await expect(chosen).toContainText(payloads.link)
  await expect(detail('Place')).toContainText(payloads.image)
  await expect(detail('Time zone')).toContainText(payloads.svg)
  await expect(detail('User agent')).toContainText(payloads.script)
  await expect(finding(/bot/i)).toBeVisible()
  // Of the three visits two have an address that may be opened, and the newest one's is none.
  await expect(timeline.getByRole('link', { name: /in a new tab$/ })).toHaveCount(2)
  expect(await page.locator('a').evaluateAll((links) => links.filter((link) => link instanceof HTMLAnchorElement && !/^https?:$/.test(link.protocol)).length)).toBe(0)
  await details.getByRole('button', { name: /^Raw JSON/ }).click()
  await expect(details.getByLabel('Raw JSON', { exact: true })).toContainText('</script>')
  await expect(map.getByRole('button', { name: /Choose the newest visit here/ })).toHaveCount(3)
  await map.getByRole('button', { name: 'Table' }).click()
  await expect(map.getByRole('table', { name: 'Places', exact: true })).toContainText(payloads.image)
  await page.getByRole('button', { name: 'Time zone', exact: true }).click()
  await page.getByRole('menuitemradio', { name: /^The visitor’s/ }).click()
  await expect(chosen).toContainText(payloads.link)
  await expectSafe(page)

  await page.goto(`/?q=${encodeURIComponent(`"${linkedId.replaceAll('"', '')}"`)}`)
  await expect(page.getByText('No visitor matches', { exact: false }).or(searchPage(page).results).first()).toBeVisible()
  await expectSafe(page)
  await page.goto(`/?q=${visitorId}`)
  await expect(searchPage(page).row(visitorId)).toContainText(payloads.image)
  await expectSafe(page)
})

test('an address that is no visitor id is told so', async ({ page }) => {
  await page.goto(`/visitors/${encodeURIComponent('<img src=x onerror="window.ran=1">')}`)
  await expect(page.getByRole('heading', { name: 'This is no visitor id', level: 2 })).toBeVisible()
  await expectSafe(page)
})

/** No script ran, no element was made of text, nothing invisible stands in the text, and the page does not scroll sideways. */
async function expectSafe(page: Page) {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(await page.title()).not.toBe('run')
  await expect(page.locator('img[src="x"], [onerror], [onload]')).toHaveCount(0)
  const text = await page.evaluate(() => document.body.innerText)
  expect(text.replace(/[\n\t]/g, '').match(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u)).toBeNull()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}
