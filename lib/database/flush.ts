import { open } from 'node:fs/promises'

/**
 * Answers a function that resolves once all that was written before its call is on disk: calls that come while one flush is under way
 * share the next. A failed one fails those that wait for it.
 */
export function createFlush(flushNow: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined
  let next: Promise<void> | undefined

  const start = (): Promise<void> => {
    next = undefined
    return (underWay = flushNow().finally(() => {
      underWay = undefined
    }))
  }
  return () => (next ??= underWay?.then(start, start)) ?? start()
}

/** Once nobody has the database open its write-ahead file is gone, and all of it flushed with the database. */
export async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}
