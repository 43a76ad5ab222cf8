import { chromium, type Locator, type Page } from '@playwright/test'
import { median, quantile, type BenchRow } from '../../lib/commands/bench-row'
import { demoStories } from '../../lib/demo/demo-stories'
import { adminEmail, adminPassword, origin, people, port } from '../console-under-test'
import { firstLoadBytes, watchBasemapBytes } from '../first-load'
import { makeDataFolder, startConsole } from '../started-console'
import { auditPages } from './lighthouse'
import { scrollFrames, watchFrames, watchLongTasks } from './timeline-frames'

const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const debuggingPort = 9_300 + (process.pid % 500)

/** What a person waits for, in a real browser on the demo visits. Ratios and medians; bounds are told, not asserted. */
export async function benchBrowser(): Promise<BenchRow[]> {
  const { folder, remove } = makeDataFolder()
  const env = { SIGHTLINE_ADMIN_EMAIL: adminEmail, SIGHTLINE_ADMIN_PASSWORD: adminPassword, SIGHTLINE_DEMO: 'on' }
  const first = await startConsole({ port, folder, env })
  await first.stop()
  const console = await startConsole({ port, folder, env })
  const browser = await chromium.launch({ executablePath: process.env.SIGHTLINE_TEST_BROWSER, args: [...browserFlags, `--remote-debugging-port=${debuggingPort}`] })
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 1000 } })
    await context.request.post('/api/auth/sign-in/email', { data: people.admin })
    const page = await context.newPage()
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    return [
      { name: 'start of a built console, demo visits to be made', median: first.readyMs / 1000, unit: 's' },
      { name: 'second start', median: console.readyMs / 1000, unit: 's', bound: 'at most 10' },
      ...(await firstLoads(page)),
      ...(await firstRows(page)),
      ...(await scrolling(page)),
      ...(await movingTheMap(page)),
      ...(await movingTheFraudMap(page)),
      ...(await auditPages({ port: debuggingPort, cookies, paths: ['/', `/visitors/${demoStories.takenOver.visitorId}`] })),
    ]
  } finally {
    await browser.close()
    await console.stop()
    remove()
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

/** Nothing is asked for any more, and the tiles of the map, which are painted one at a frame, are there: the page has been idle for a second of frames. */
async function loaded(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    for (let quiet = 0; quiet < 60; ) {
      const began = performance.now()
      await new Promise(requestAnimationFrame)
      quiet = performance.now() - began < 20 ? quiet + 1 : 0
    }
  })
}

async function movingTheMap(page: Page): Promise<BenchRow[]> {
  await page.goto(`/visitors/${demoStories.takenOver.visitorId}`)
  await loaded(page)
  const { frames, tasks } = await dragAndZoom(page, page.getByRole('region', { name: 'Visit map' }))
  return [
    { name: 'moving the map, p95 of a frame', median: quantile(frames, 0.95), unit: 'ms' },
    { name: 'longest main-thread task while moving the map', median: Math.max(0, ...tasks), unit: 'ms', bound: 'none above 50', note: `${tasks.length} above 50 ms` },
  ]
}

async function movingTheFraudMap(page: Page): Promise<BenchRow[]> {
  await page.goto('/map')
  const map = page.getByRole('region', { name: 'Fraud map' })
  const total = await map.getByText(/^[\d,]+ visits? in \d+ cells?$/).textContent()
  await loaded(page)
  const { frames, tasks } = await dragAndZoom(page, map.locator('.leaflet-container'))
  return [
    { name: 'moving the fraud map, p95 of a frame', median: quantile(frames, 0.95), unit: 'ms', bound: 'at most 33', note: total ?? undefined },
    { name: 'longest main-thread task while moving the fraud map', median: Math.max(0, ...tasks), unit: 'ms', bound: 'none above 50', note: `${tasks.length} above 50 ms` },
  ]
}

/** Drags a map about and turns the wheel over it, in both directions: milliseconds of the frames, and of the tasks above 50. */
async function dragAndZoom(page: Page, map: Locator): Promise<{ frames: number[]; tasks: number[] }> {
  const box = await map.boundingBox()
  if (!box) throw new Error('The map is not in sight')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const longTasks = await watchLongTasks(page)
  const frames = await watchFrames(page)
  for (const [dx, dy] of [[160, 60], [-160, -60], [-120, 40], [120, -40]] as const) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + dx, y + dy, { steps: 30 })
    await page.mouse.up()
  }
  for (const turn of [-120, -120, 120, 120]) {
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, turn)
    await page.waitForLoadState('networkidle')
  }
  return { frames: await frames(), tasks: await longTasks() }
}
