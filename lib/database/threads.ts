import { createFile } from './create-file'
import { DatabaseError } from './database-error'
import { createFlush, flushFile } from './flush'
import type { Statement, StatementResult } from './protocol'
import { readDriverError } from './read-driver-error'
import { type Thread, startThread } from './thread'
import { createTurns } from './turns'

/** The two threads of one database: reads never wait for writes. */
export interface Threads {
  read(statements: readonly Statement[]): Promise<StatementResult[]>
  /** In one transaction, or none of them; one round trip. Resolves once it is on disk. */
  write(statements: readonly Statement[]): Promise<StatementResult[]>
  /** The writing thread for oneself until `release`, which may be called more than once. */
  takeWriter(): Promise<{ thread: Thread; release: () => void }>
  /** Resolves once all that was committed before is on disk: the writing thread commits without waiting for it. */
  flush(): Promise<void>
  /** As of a database. */
  scrub(stop?: AbortSignal): Promise<boolean>
  close(): Promise<void>
}

/** Pages wiped in one turn: a few milliseconds. */
const wipedAtOnce = 500

/** Starts each thread at its first use, and anew after it was lost. */
export function createThreads(file: string): Threads {
  const turns = createTurns()
  const flush = createFlush(async () => flushFile(`${file}-wal`).catch((error: unknown) => {
    throw readDriverError(error)
  }))
  const threads: Partial<Record<'reader' | 'writer', Thread>> = {}
  let closed: Promise<void> | undefined

  const live = (role: 'reader' | 'writer'): Thread => {
    if (closed) throw new DatabaseError('closed')
    const thread = threads[role]
    if (thread && !thread.lost) return thread
    // While no thread has the file open, and from this thread, so that no two do it at once.
    if (!threads.reader && !threads.writer) createFile(file)
    return (threads[role] = startThread(file, role))
  }
  const takeWriter = async () => {
    const release = await turns.take()
    try {
      return { thread: live('writer'), release }
    } catch (error) {
      release()
      throw error
    }
  }
  const closeAll = async () => {
    const release = await turns.take()
    // The reader first, so that the writer can fold the write-ahead file into the database.
    try {
      for (const thread of [threads.reader, threads.writer]) if (thread && !thread.lost) await thread.call({ close: true })
    } finally {
      release()
    }
  }

  return {
    read: async (statements) => live('reader').call({ statements }),
    takeWriter,
    flush,
    async write(statements) {
      const { thread, release } = await takeWriter()
      const written = thread.call({ statements, together: true })
      // The thread takes one call after the other: what comes next waits there, where it is begun at once.
      release()
      const results = await written
      await flush()
      return results
    },
    async scrub(stop) {
      for (let first: unknown = 1; typeof first === 'number' && !stop?.aborted; ) {
        const { thread, release } = await takeWriter()
        const [next] = await thread.call({ wipe: { first, count: wipedAtOnce } }).finally(release)
        first = next?.rows[0]?.[0]
      }
      if (stop?.aborted) return false
      const { thread, release } = await takeWriter()
      const [folded] = await thread.call({ foldIn: true }).finally(release)
      return folded?.rows[0]?.[0] === 0
    },
    close: () => (closed ??= closeAll()),
  }
}
