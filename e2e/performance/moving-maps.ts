import type { Locator, Page } from '@playwright/test'
import { median, quantile, type BenchRow } from '../../lib/commands/bench-row'
import { demoStories } from '../../lib/demo/demo-stories'
import { watchFrames, watchLongTasks } from './timeline-frames'

const rounds = 5
/** So many frames without a sign of work: what has arrived is drawn in the next frame, and the names around it in the one after. */
const calmFrames = 6

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
  const { frames, tasks } = await dragAndZoom(page, page.getByRole('region', { name: 'Visit map' }).locator('.leaflet-container').first(), placeByLeaflet)
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
    const moved = await dragAndZoom(page, map.locator('.leaflet-container'), placeByAddress)
    frames.push(quantile(moved.frames, 0.95))
    tasks.push(...moved.tasks)
  }
  return [
    { name: 'moving the fraud map, p95 of a frame', median: median(frames), unit: 'ms', bound: 'at most 33', note: `${total ?? 'nothing'}; ${frames.map((frame) => frame.toFixed(1)).join(', ')}` },
    { name: 'longest main-thread task while moving the fraud map', median: Math.max(0, ...tasks), unit: 'ms', bound: 'none above 50', note: `${tasks.length} above 50 ms` },
  ]
}

/** Where a map stands, told by what the page has of it when a move is over. */
type Place = (map: Element) => string
/** The fraud map's visits are asked for when the address has been set. */
const placeByAddress: Place = () => location.search
const placeByLeaflet: Place = (map) => map.querySelector<HTMLElement>('.leaflet-proxy')?.style.transform ?? ''

/** Drags a map about and turns the wheel over it, in both directions, and lets it come to rest after each: milliseconds of the frames, and of the tasks above 50. */
async function dragAndZoom(page: Page, map: Locator, place: Place): Promise<{ frames: number[]; tasks: number[] }> {
  const box = await map.boundingBox()
  if (!box) throw new Error('The map is not in sight')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const longTasks = await watchLongTasks(page)
  const frames = await watchFrames(page)
  for (const [dx, dy] of [[160, 60], [-160, -60], [-120, 40], [120, -40]] as const) {
    const before = await map.evaluate(place)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + dx, y + dy, { steps: 30 })
    await page.mouse.up()
    await rested(map, place, before)
  }
  for (const turn of [-120, -120, 120, 120]) {
    const before = await map.evaluate(place)
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, turn)
    await rested(map, place, before)
  }
  return { frames: await frames(), tasks: await longTasks() }
}

/** The map has left the place where it stood before, and moves, waits for visits and paints no more. */
async function rested(map: Locator, place: Place, before: string): Promise<void> {
  while ((await map.evaluate(place)) === before) await map.evaluate(nextFrame)
  await map.evaluate(async (element, enough) => {
    for (let calm = 0; calm < enough; ) {
      await new Promise(requestAnimationFrame)
      const works = element.closest('[aria-busy=true]') ?? element.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim, .leaflet-tile:not(.leaflet-tile-loaded), [data-painting]')
      calm = works ? 0 : calm + 1
    }
  }, calmFrames)
}

const nextFrame = () => new Promise(requestAnimationFrame)
