import { Worker } from 'node:worker_threads'
import { DatabaseError, toDatabaseError } from './database-error'
import type { Statement, StatementResult, WorkerAnswer } from './protocol'
import { readResults } from './read-results'
import { maxRows } from './refuse-too-many'

export interface ThreadRequest {
  statements?: readonly Statement[]
  /** All in one transaction, or none of them. */
  together?: boolean
  /** Fills with zeros what is left of removed rows in these pages; answers the next page. */
  wipe?: { first: number; count: number }
  /** Empties the write-ahead file; answers 1 where somebody reads meanwhile. */
  foldIn?: boolean
  close?: boolean
}

/** One live worker thread with one connection to the database. */
export interface Thread {
  /** Throws DatabaseError; `worker_lost` when the thread ends before it answers. */
  call(request: ThreadRequest): Promise<StatementResult[]>
  readonly lost: boolean
}

interface Waiting {
  resolve: (results: StatementResult[]) => void
  reject: (error: DatabaseError) => void
}

/**
 * Starts a thread for `file`. Nothing terminates one from outside: the driver aborts the whole process when it is stopped amid a
 * statement; `close` ends it between two. It keeps the process alive only while a call is under way. */
export function startThread(file: string, role: 'reader' | 'writer'): Thread {
  // Without the options of the process: `--import tsx` would start a translator in each thread, which costs more than all else of it.
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { name: `database-${role}`, workerData: { file, role, maxRows }, execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let lost = false
  let reason: unknown
  worker.unref()

  worker.on('message', ({ id, results, error }: WorkerAnswer) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (error) call?.reject(toDatabaseError(error))
    else call?.resolve(readResults(results ?? []))
  })
  worker.on('error', (error) => {
    reason = error
  })
  worker.on('exit', () => {
    lost = true
    for (const call of waiting.values()) call.reject(new DatabaseError('worker_lost', undefined, { cause: reason }))
    waiting.clear()
  })

  return {
    get lost() {
      return lost
    },
    call(request) {
      if (lost) return Promise.reject(new DatabaseError('worker_lost', undefined, { cause: reason }))
      return new Promise((resolve, reject) => {
        const id = (lastId += 1)
        if (waiting.size === 0) worker.ref()
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, ...request })
      })
    },
  }
}
