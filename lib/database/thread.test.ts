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
  it('reject what waits when a thread ends, undo its transaction and start anew', async () => {
    const threads = createThreads(join(folder, 'sightline.db'))
    await threads.write([{ sql: 'create table t (a integer)' }])
    const { thread, release } = await threads.takeWriter()
    await thread.call({ statements: [{ sql: 'begin immediate' }, { sql: 'insert into t values (1)' }] })
    const ending = thread.call({ close: true })
    const late = thread.call({ statements: [{ sql: 'commit' }] })
    await ending
    await expect(late).rejects.toMatchObject({ code: 'worker_lost' })
    await expect(thread.call({ statements: [{ sql: 'commit' }] })).rejects.toMatchObject({ code: 'worker_lost' })
    release()
    await threads.write([{ sql: 'insert into t values (2)' }])
    expect((await threads.read([{ sql: 'select a from t' }]))[0]?.rows).toEqual([[2]])
    await threads.close()
  })

  it('say that the disk is full, lose nothing that was stored and go on once there is room', async () => {
    const threads = createThreads(join(folder, 'sightline.db'))
    await threads.write([{ sql: 'create table t (a text)' }, { sql: 'insert into t values (?)', parameters: ['kept'] }])
    const bulk = { sql: 'insert into t values (?)', many: Array.from({ length: 100 }, () => ['x'.repeat(10_000)]) }
    const { thread, release } = await threads.takeWriter()
    await thread.call({ statements: [{ sql: 'pragma max_page_count = 20' }] })
    release()
    await expect(threads.write([bulk])).rejects.toMatchObject({ code: 'disk_full' })
    const again = await threads.takeWriter()
    await again.thread.call({ statements: [{ sql: 'pragma max_page_count = 100000' }] })
    again.release()
    await threads.write([bulk])
    expect((await threads.read([{ sql: 'select count(*), min(a) from t' }]))[0]?.rows).toEqual([[101, 'kept']])
    await threads.close()
  })
})
