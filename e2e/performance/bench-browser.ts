import { chromium, type Page } from '@playwright/test'
import { median, quantile, type BenchRow } from '../../lib/commands/bench-row'
import { fillFolder } from '../../lib/commands/bench-store'
import { demoStories } from '../../lib/demo/demo-stories'
import { adminEmail, adminPassword, origin, people, port } from '../console-under-test'
import { firstLoadBytes, watchBasemapBytes } from '../first-load'
import { makeDataFolder, startConsole } from '../started-console'
import { auditPages } from './lighthouse'
import { loaded, movingTheFraudMap, movingTheMap } from './moving-maps'
import { scrollFrames, watchLongTasks } from './timeline-frames'

const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const debuggingPort = 9_300 + (process.pid % 500)

/** What a person waits for, in a real browser on the demo visits. Ratios and medians; bounds are told, not asserted. */
export async function benchBrowser(): Promise<BenchRow[]> {
  const { folder, remove } = makeDataFolder()
  const env = { SIGHTLINE_ADMIN_EMAIL: adminEmail, SIGHTLINE_ADMIN_PASSWORD: adminPassword, SIGHTLINE_DEMO: 'on' }
  const first = await startConsole({ port, folder, env })
  await first.stop()
  try {
    return await onPageOfConsole({ folder, env }, async ({ page, cookies, readyMs }) => [
      { name: 'start of a built console, demo visits to be made', median: first.readyMs / 1000, unit: 's' },
      { name: 'second start', median: readyMs / 1000, unit: 's', bound: 'at most 10' },
      ...(await firstLoads(page)),
      ...(await firstRows(page)),
      ...(await scrolling(page)),
      ...(await movingTheMap(page)),
      ...(await movingTheFraudMap(page)),
      ...(await auditPages({ port: debuggingPort, cookies, paths: ['/', `/visitors/${demoStories.takenOver.visitorId}`] })),
    ])
  } finally {
    remove()
  }
}

/** The fraud map over a store that is filled for it. */
export async function benchFraudMap({ visits, keep }: { visits: number; keep?: string }): Promise<BenchRow[]> {
  const { folder, remove } = makeDataFolder()
  try {
    await fillFolder(keep ?? folder, visits)
    const env = { SIGHTLINE_ADMIN_EMAIL: adminEmail, SIGHTLINE_ADMIN_PASSWORD: adminPassword, SIGHTLINE_DEMO: 'off' }
    return await onPageOfConsole({ folder: keep ?? folder, env }, ({ page }) => movingTheFraudMap(page))
  } finally {
    remove()
  }
}

interface Signed {
  page: Page
  /** As a request's header has them. */
  cookies: string
  /** How long the console took to start. */
  readyMs: number
}

/** What `run` answers of a page of an admin, at a console of its own. */
async function onPageOfConsole(place: { folder: string; env: Record<string, string> }, run: (signed: Signed) => Promise<BenchRow[]>): Promise<BenchRow[]> {
  const { readyMs, stop } = await startConsole({ port, ...place })
  const browser = await chromium.launch({ executablePath: process.env.SIGHTLINE_TEST_BROWSER, args: [...browserFlags, `--remote-debugging-port=${debuggingPort}`] })
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 1000 } })
    await context.request.post('/api/auth/sign-in/email', { data: people.admin })
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    return await run({ page: await context.newPage(), cookies, readyMs })
  } finally {
    await browser.close()
    await stop()
  }
}

async function firstLoads(page: Page): Promise<BenchRow[]> {
  const basemap = watchBasemapBytes(page)
  const visitor = `/visitors/${demoStories.takenOver.visitorId}`
  await page.goto(visitor)
  await page.waitForLoadState('networkidle')
  const basemapBytes = await basemap()
  return [
    { name: 'search page, JavaScript before usable, gzip', median: (await firstLoadBytes(page, '/')) / 1000, unit: 'KB', bound: 'at most 165' },
    { name: 'visitor page, JavaScript before usable, gzip', median: (await firstLoadBytes(page, visitor)) / 1000, unit: 'KB', bound: 'at most 175' },
    { name: 'first view of the basemap, gzip', median: basemapBytes / 1000, unit: 'KB', bound: 'at most 300' },
  ]
}

/** The visitors with 20,000 and with about 50 visits in turn, so that noise meets both. */
async function firstRows(page: Page): Promise<BenchRow[]> {
  const [long, short]: [number[], number[]] = [[], []]
  for (let round = 0; round < 12; round++) {
    long.push(await firstRow(page, demoStories.twentyThousand.visitorId))
    short.push(await firstRow(page, demoStories.commuter.visitorId))
  }
  return [
    { name: 'first timeline row, 20,000 visits', median: median(long), unit: 'ms' },
    { name: 'first timeline row, short history', median: median(short), unit: 'ms' },
    { name: 'ratio of the two', median: median(long) / median(short), unit: 'x', bound: 'at most 1.2' },
  ]
}

async function firstRow(page: Page, visitorId: string): Promise<number> {
  await page.goto('about:blank')
  const started = performance.now()
  await page.goto(`/visitors/${visitorId}`, { waitUntil: 'commit' })
  await page.getByRole('region', { name: 'Visit timeline' }).locator('[aria-current="true"]').waitFor()
  return performance.now() - started
}

/** Down through the history several times, loading it anew each time. */
async function scrolling(page: Page): Promise<BenchRow[]> {
  const frames: number[] = []
  const tasks: number[] = []
  for (let round = 0; round < 7; round++) {
    await page.goto(`/visitors/${demoStories.twentyThousand.visitorId}`)
    await loaded(page)
    const longTasks = await watchLongTasks(page)
    frames.push(quantile(await scrollFrames(page, 300), 0.95))
    tasks.push(...(await longTasks()))
  }
  return [
    { name: 'scrolling 20,000 visits, p95 of a frame', median: median(frames), unit: 'ms', bound: 'at most 33', note: frames.map((frame) => frame.toFixed(1)).join(', ') },
    { name: 'longest main-thread task while scrolling', median: Math.max(0, ...tasks), unit: 'ms', bound: 'none above 50', note: `${tasks.length} above 50 ms` },
  ]
}
