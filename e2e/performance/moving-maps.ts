import type { Locator, Page } from '@playwright/test'
import { median, quantile, type BenchRow } from '../../lib/commands/bench-row'
import { demoStories } from '../../lib/demo/demo-stories'
import { watchFrames, watchLongTasks } from './timeline-frames'

const rounds = 5

/** Nothing is asked for any more, and the tiles of the map, which are painted one at a frame, are there: the page has been idle for a second of frames. */
export async function loaded(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    for (let quiet = 0; quiet < 60; ) {
      const began = performance.now()
      await new Promise(requestAnimationFrame)
      quiet = performance.now() - began < 20 ? quiet + 1 : 0
    }
  })
}

export async function movingTheMap(page: Page): Promise<BenchRow[]> {
  await page.goto(`/visitors/${demoStories.takenOver.visitorId}`)
  await loaded(page)
  const { frames, tasks } = await dragAndZoom(page, page.getByRole('region', { name: 'Visit map' }))
  return [
    { name: 'moving the map, p95 of a frame', median: quantile(frames, 0.95), unit: 'ms' },
    { name: 'longest main-thread task while moving the map', median: Math.max(0, ...tasks), unit: 'ms', bound: 'none above 50', note: `${tasks.length} above 50 ms` },
  ]
}

/** Several times, since a single one is at the mercy of what else the machine does. */
export async function movingTheFraudMap(page: Page): Promise<BenchRow[]> {
  const [frames, tasks]: [number[], number[]] = [[], []]
  const map = page.getByRole('region', { name: 'Fraud map' })
  let total: string | null = null
  for (let round = 0; round < rounds; round += 1) {
    // Made-up visits do not reach to this day, where the map would begin.
    await page.goto('/map?all=true')
    total = await map.getByText(/^[\d,]+ visits? in \d+ cells?$/).textContent()
    await loaded(page)
    const moved = await dragAndZoom(page, map.locator('.leaflet-container'))
    frames.push(quantile(moved.frames, 0.95))
    tasks.push(...moved.tasks)
  }
  return [
    { name: 'moving the fraud map, p95 of a frame', median: median(frames), unit: 'ms', bound: 'at most 33', note: `${total ?? 'nothing'}; ${frames.map((frame) => frame.toFixed(1)).join(', ')}` },
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
