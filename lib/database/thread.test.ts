import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createThreads } from './threads'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-thread-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the threads', () => {
  it('reject what was under way when a thread ends, undo its transaction and start anew', async () => {
    const threads = createThreads(join(folder, 'sightline.db'))
    await threads.write([{ sql: 'create table t (a integer)' }])
    const { thread, release } = await threads.takeWriter()
    await thread.call({ statements: [{ sql: 'begin immediate' }, { sql: 'insert into t values (1)' }] })
    const underWay = thread.call({ statements: [{ sql: 'select 1' }] })
    thread.end()
    await expect(underWay).rejects.toMatchObject({ code: 'worker_lost' })
    await expect(thread.call({ statements: [{ sql: 'commit' }] })).rejects.toMatchObject({ code: 'worker_lost' })
    release()
    await threads.write([{ sql: 'insert into t values (2)' }])
    expect((await threads.read([{ sql: 'select a from t' }]))[0]?.rows).toEqual([[2]])
    await threads.close()
  })
})
