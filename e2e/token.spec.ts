import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Response } from '@playwright/test'
import { embeddedToken, people, type Person } from './console-under-test'
import { expect, test } from './fixtures'
import { networkQuiet } from './traffic'

const visitorId = 'Q7mX2vLr9TzKc4HdWp1NE'
const pages = ['/', '/?q=acct_48213', `/visitors/${visitorId}`, '/visitors/unknownVisitor000000', '/map', '/audit', '/accounts', '/status', '/settings', '/sign-in', '/setup?token=x', '/nowhere']
const answers = [
  '/api/health', '/api/archive', '/api/search?q=acct_48213', `/api/visitors/${visitorId}`, `/api/visitors/${visitorId}/overview`,
  `/api/visitors/${visitorId}/activity`, `/api/visitors/${visitorId}/path`, '/api/visitors/unknownVisitor000000', '/api/visitors/bad%20id', '/api/audit',
  '/api/accounts', '/api/status', '/api/metrics', '/api/sessions', '/api/nowhere', '/server-api/visitors/x', '/server-api/nowhere', '/%E0%A4%A',
]

/** The token whole, encoded, and in pieces of 12 characters. */
const spellings = [embeddedToken, Buffer.from(embeddedToken).toString('base64'), Buffer.from(embeddedToken).toString('base64url'), Buffer.from(embeddedToken).toString('hex')]
  .concat(Array.from({ length: embeddedToken.length - 12 }, (_, start) => embeddedToken.slice(start + 7, start + 19)).filter((piece) => piece.length === 12))

const holdsToken = (bytes: Buffer) => spellings.some((spelling) => bytes.includes(spelling))

for (const person of [undefined, ...Object.keys(people)] as (Person | undefined)[]) {
  test.describe(`as ${person ?? 'nobody'}`, () => {
    test.use({ person })

    test('no page, script or answer holds the Server API’s token', async ({ page }) => {
      test.slow()
      const received = watchResponses(page)
      const leaks: string[] = []
      for (const path of pages) {
        await page.goto(path)
        await networkQuiet(page)
      }
      for (const path of answers) {
        const response = await page.request.get(path)
        if (holdsToken(await response.body()) || holdsToken(Buffer.from(JSON.stringify(response.headers())))) leaks.push(path)
      }
      const responses = await received()
      expect(responses.length).toBeGreaterThan(pages.length)
      expect([...leaks, ...responses.filter(({ leaks }) => leaks).map(({ url }) => url)]).toEqual([])
    })
  })
}

test('the client’s build holds no token', () => {
  const files = filesBelow(join(process.env.SIGHTLINE_BUILD_DIR ?? '.next', 'static'))
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => holdsToken(readFileSync(file)))).toEqual([])
})

/** Looks into every body and header that the page receives; answers what they were when all are read. */
function watchResponses(page: Page) {
  const looks: Promise<{ url: string; leaks: boolean }>[] = []
  page.on('response', (response) => looks.push(lookInto(response)))
  return () => Promise.all(looks)
}

async function lookInto(response: Response) {
  // A redirect has no body, and a page that is left keeps none.
  const body = await response.body().catch(() => Buffer.alloc(0))
  const headers = await response.allHeaders().catch(() => response.headers())
  return { url: response.url(), leaks: holdsToken(body) || holdsToken(Buffer.from(JSON.stringify(headers))) }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
