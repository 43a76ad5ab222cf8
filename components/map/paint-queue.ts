/** Runs one task before each frame: what a canvas draws is worked out after the call, so time spent in calls tells too little. */
export interface PaintQueue {
  add(task: () => void): void
  clear(): void
}

export function createPaintQueue(): PaintQueue {
  let tasks: (() => void)[] = []
  let frame: number | undefined

  function run(): void {
    tasks.shift()?.()
    frame = tasks.length > 0 ? requestAnimationFrame(run) : undefined
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
