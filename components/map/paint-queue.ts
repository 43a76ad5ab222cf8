/** Runs tasks a few at a time before each frame, so that no frame waits for the whole map. */
export interface PaintQueue {
  add(task: () => void): void
  clear(): void
}

/** Milliseconds of a frame that painting may take. */
const budget = 8

export function createPaintQueue(): PaintQueue {
  let tasks: (() => void)[] = []
  let frame: number | undefined

  function run(): void {
    frame = undefined
    const end = performance.now() + budget
    do tasks.shift()?.()
    while (tasks.length > 0 && performance.now() < end)
    if (tasks.length > 0) frame = requestAnimationFrame(run)
  }

  return {
    add(task) {
      tasks.push(task)
      frame ??= requestAnimationFrame(run)
    },
    clear() {
      tasks = []
      if (frame !== undefined) cancelAnimationFrame(frame)
      frame = undefined
    },
  }
}
