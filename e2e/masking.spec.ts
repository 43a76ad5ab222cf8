import { request, type Page } from '@playwright/test'
import { origin, storageStateOf } from './console-under-test'
import { expect, test } from './fixtures'
import { networkQuiet } from './traffic'
import { addressOf, visitorPage } from './visitor-page'

const visitorId = 'Q7mX2vLr9TzKc4HdWp1NE'
const memphis = '198.51.100.77'
const memphisNetwork = '198.51.100.0/24'

test.describe('as an agent', () => {
  test.use({ person: 'agent' })

  test('no byte that the browser receives holds a whole address of the visitor', async ({ page }) => {
    test.slow()
    const addresses = await addressesOfStory()
    expect(addresses).toContain(memphis)
    expect(addresses.filter((address) => address.includes(':')).length).toBeGreaterThan(0)

    const bodies = watchBodies(page)
    await page.goto(addressOf(visitorId))
    const { chosen, details, map, detail, finding } = visitorPage(page)
    await expect(chosen).toContainText(memphisNetwork)
    await expect(detail('IP')).toContainText(memphisNetwork)
    await expect(finding(/^IP shared by/)).toContainText(memphisNetwork)
    await expect(details).toContainText('Raw JSON is for analysts.')
    await expect(details.getByRole('button', { name: /Raw JSON/ })).toHaveCount(0)
    await expect(map.getByRole('button', { name: /^Memphis/ })).toBeVisible()
    await page.keyboard.press('j')
    await expect(chosen).toContainText('/login')
    await networkQuiet(page)
    await page.goto(`/?q=${visitorId}`)
    await expect(page.getByRole('link', { name: visitorId })).toBeVisible()
    for (const path of ['', '/overview', '/activity', '/path']) await page.request.get(`/api/visitors/${visitorId}${path}`).then(async (response) => bodies.add(response.url(), await response.body()))

    const received = await bodies.all()
    expect(received.filter(({ url }) => url.includes('/api/visitors/')).length).toBeGreaterThan(5)
    expect(received.some(({ body }) => body.includes(memphisNetwork))).toBe(true)
    expect(received.flatMap(({ url, body }) => addresses.filter((address) => body.includes(address)).map((address) => `${address} in ${url}`))).toEqual([])
    expect(received.filter(({ url, body }) => url.includes('/api/') && body.includes('"raw"')).map(({ url }) => url)).toEqual([])
  })

  test('no answer about any demo story holds a whole address; the office is among its network', async ({ page }) => {
    test.slow()
    const bodies = watchBodies(page)
    await page.goto('/')
    await page.getByRole('link', { name: /^An office: 28 browsers/ }).click()
    await expect(page).toHaveURL(/q=203\.0\.113\.0/)
    await expect(page.getByRole('link', { name: /^[A-Za-z0-9]{20,21}/ }).first()).toBeVisible()
    await networkQuiet(page)

    const add = async (path: string) => {
      const response = await page.request.get(path)
      expect(response.status(), path).toBe(200)
      bodies.add(path, await response.body())
      return response
    }
    const found = new Set<string>()
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const response = await add(`/api/search?q=${encodeURIComponent('203.0.113.0/24')}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      const { visitors, next } = (await response.json()) as { visitors: { visitorId: string }[]; next?: string }
      for (const { visitorId: id } of visitors) found.add(id)
      cursor = next
    }
    expect([...found].filter((id) => id.startsWith('Off1ceMunich5hared'))).toHaveLength(28)

    const { stories } = (await (await add('/api/archive')).json()) as { stories: { visitorId: string; query?: string }[] }
    expect(stories.length).toBeGreaterThanOrEqual(12)
    for (const { visitorId: id, query } of stories) {
      await add(`/api/search?q=${encodeURIComponent(query ?? id)}`)
      for (const view of ['/overview', '/activity', '/path', '/similar']) await add(`/api/visitors/${id}${view}`)
      const { visits } = (await (await add(`/api/visitors/${id}?limit=500`)).json()) as { visits: { requestId: string }[] }
      if (visits[0]) await add(`/api/visitors/${id}/visits/${encodeURIComponent(visits[0].requestId)}`)
    }

    const received = (await bodies.all()).filter(({ url }) => !url.includes('/_next/static/'))
    expect(received.some(({ body }) => body.includes('203.0.113.0/24'))).toBe(true)
    expect(received.some(({ body }) => /2001:db8:[\da-f]+::\/48/.test(body))).toBe(true)
    expect(received.flatMap(({ url, body }) => wholeDemoAddresses(body).map((address) => `${address} in ${url}`))).toEqual([])
  })

  test('coordinates have whole degrees', async ({ page }) => {
    await page.goto(addressOf(visitorId))
    await expect(visitorPage(page).detail('Position')).toContainText('35, -90 ±')
  })
})

test.describe('as an analyst', () => {
  test.use({ person: 'analyst' })

  test('whole addresses and the raw JSON are there', async ({ page }) => {
    await page.goto(addressOf(visitorId))
    const { chosen, details, detail } = visitorPage(page)
    await expect(chosen).toContainText(memphis)
    await expect(detail('IP')).toContainText(memphis)
    await details.getByRole('button', { name: /Raw JSON/ }).click()
    await expect(details.getByLabel('Raw JSON', { exact: true })).toContainText(`"${memphis}"`)
  })
})

test.describe('as the admin', () => {
  test.use({ person: 'admin' })

  test('the audit tells who looked at whom, for what', async ({ page }) => {
    const looked = [
      { person: 'agent', role: 'Agent', email: 'agent@sightline.example' },
      { person: 'analyst', role: 'Analyst', email: 'analyst@sightline.example' },
    ] as const
    for (const { person } of looked) {
      const context = await request.newContext({ baseURL: origin, storageState: storageStateOf(person) })
      expect((await context.get(`/api/visitors/${visitorId}`)).status()).toBe(200)
      expect((await context.get('/api/search?q=acct_90866')).status()).toBe(200)
      await context.dispose()
    }
    await page.goto(`/audit?subject=${visitorId}`)
    const table = page.getByRole('table', { name: 'Audit' })
    for (const { role, email } of looked) {
      await expect(table.getByRole('row').filter({ hasText: email }).filter({ hasText: role }).filter({ hasText: 'Looked at a visitor' }).first()).toContainText(visitorId)
    }
    const filters = page.getByRole('form', { name: 'Filter the audit' })
    await filters.getByLabel('Whom or what').fill('acct_90866')
    await filters.getByLabel('Who', { exact: true }).fill('agent@sightline.example')
    await filters.getByLabel('Did what').selectOption('Searched')
    await filters.getByRole('button', { name: 'Filter', exact: true }).click()
    await expect(table.getByRole('row').nth(1)).toContainText('acct_90866')
    await expect(table.getByRole('row').filter({ hasText: 'analyst@sightline.example' })).toHaveCount(0)
  })
})

/** Every IP that the visitor's visits name, as somebody sees them who may. */
async function addressesOfStory(): Promise<string[]> {
  const analyst = await request.newContext({ baseURL: origin, storageState: storageStateOf('analyst') })
  const { visits } = (await (await analyst.get(`/api/visitors/${visitorId}?limit=500`)).json()) as { visits: { ip?: string }[] }
  await analyst.dispose()
  return [...new Set(visits.flatMap(({ ip }) => ip ?? []))]
}

/** The demo's addresses, of the ranges for documentation and that of the Server API's own sample, that are not told as a network. */
function wholeDemoAddresses(body: string): string[] {
  const found = body.replaceAll('%2F', '/').match(/(?:203\.0\.113|198\.51\.100|192\.0\.2|61\.127\.217)\.\d+(?:\/\d+)?|2001:0?db8:[\da-f:]+(?:\/\d+)?/gi) ?? []
  return [...new Set(found)].filter((address) => !/\.0\/24$|^2001:db8:[\da-f]+::\/48$/.test(address))
}

/** Every body that the page receives, and those that are added. */
function watchBodies(page: Page) {
  const bodies: Promise<{ url: string; body: string }>[] = []
  page.on('response', (response) => {
    const body = response.body().catch(() => Buffer.alloc(0))
    bodies.push(body.then((bytes) => ({ url: response.url(), body: bytes.toString() })))
  })
  return { add: (url: string, body: Buffer) => bodies.push(Promise.resolve({ url, body: body.toString() })), all: () => Promise.all(bodies) }
}
