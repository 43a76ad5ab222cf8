import { expect, type Page, type Request } from '@playwright/test'

/** As long as Playwright waits itself for an idle network. */
const quietMs = 500

interface Traffic {
  pending: Set<Request>
  /** When something last began or ended, on the clock of `performance`. */
  at: number
}

const watched = new WeakMap<Page, Traffic>()

/** The stream of new visits stays open for as long as a page does, and is waited for by nobody. */
const isStream = (request: Request) => new URL(request.url()).pathname === '/api/live'

/** Counts what a page asks for from now on. */
export function watchTraffic(page: Page): void {
  const traffic: Traffic = { pending: new Set(), at: performance.now() }
  watched.set(page, traffic)
  const touch = (change: () => void) => {
    change()
    traffic.at = performance.now()
  }
  page.on('request', (request) => !isStream(request) && touch(() => traffic.pending.add(request)))
  page.on('requestfinished', (request) => touch(() => traffic.pending.delete(request)))
  page.on('requestfailed', (request) => touch(() => traffic.pending.delete(request)))
  // What the document before was waiting for need not end.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && touch(() => traffic.pending.clear()))
}

/** Until the page has asked for nothing for half a second; its stream of new visits aside, where it is watched. */
export async function networkQuiet(page: Page): Promise<void> {
  const traffic = watched.get(page)
  if (!traffic) return page.waitForLoadState('networkidle')
  await expect.poll(() => traffic.pending.size === 0 && performance.now() - traffic.at >= quietMs, { timeout: 30_000, intervals: [50] }).toBe(true)
}
