import type { Page } from '@playwright/test'

/** Milliseconds between animation frames while the timeline is scrolled from its top for `steps` steps of 400 px. */
export async function scrollFrames(page: Page, steps: number): Promise<number[]> {
  const timeline = page.getByRole('region', { name: 'Visit timeline' })
  await timeline.hover()
  const frames = await watchFrames(page)
  for (let step = 0; step < steps; step++) await page.mouse.wheel(0, 400)
  return frames()
}

/** Milliseconds between animation frames since the page began to watch. */
export async function watchFrames(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    // A method, not a named function: the compiler would wrap that in a helper which the page does not have.
    const watch = {
      frames: [] as number[],
      last: performance.now(),
      note(now: number) {
        watch.frames.push(now - watch.last)
        watch.last = now
        requestAnimationFrame(watch.note)
      },
    }
    requestAnimationFrame(watch.note)
    Object.assign(window, { sightlineFrames: watch.frames })
  })
  return () => page.evaluate(() => (window as unknown as { sightlineFrames: number[] }).sightlineFrames.slice(1))
}

/** Main-thread tasks above 50 ms since the page began to watch, in milliseconds. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })
    Object.assign(window, { sightlineTasks: tasks })
  })
  return () => page.evaluate(() => (window as unknown as { sightlineTasks: number[] }).sightlineTasks)
}
