import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DatabasePlace } from '../database/test-helpers/database-place'
import { eachDatabase } from '../database/test-helpers/each-database'
import { migrate } from '../database/migrate'
import { type Database, openDatabase } from '../database/open-database'
import { createAuditLog } from './audit-log'
import { readAudit } from './read-audit'

eachDatabase('the audit log', (createPlace) => {
  let place: DatabasePlace
  let database: Database
  let time: number
  let writeAudit: ReturnType<typeof createAuditLog>
  beforeEach(async () => {
    place = await createPlace()
    database = openDatabase({ ...place.options, prepare: migrate })
    time = 1_000_000
    writeAudit = createAuditLog(database.kysely, () => time)
  })
  afterEach(async () => {
    await database.close()
    await place.remove()
  })

  const view = { account: 'a@example.com', role: 'agent', sessionId: 's', action: 'visitor.view', subject: 'v1', requestId: 'r' } as const
  const read = (filter = {}, cursor?: string) => readAudit(database.kysely, filter, cursor)

  describe('the audit', () => {
    it('keeps who, what, whom, from where and when', async () => {
      await writeAudit({ ...view, detail: 'from 2026', address: '203.0.113.7' })
      expect((await read()).entries).toEqual([{ id: expect.any(String), timestamp: time, account: 'a@example.com', role: 'agent', action: 'visitor.view', subject: 'v1', detail: 'from 2026', address: '203.0.113.7', requestId: 'r' }])
    })

    it('writes once a minute what is to be told once, also at the same instant', async () => {
      await Promise.all(Array.from({ length: 10 }, () => writeAudit({ ...view, once: true })))
      await writeAudit({ ...view, once: true, subject: 'v2' })
      await writeAudit({ ...view, once: true, sessionId: 'other' })
      time += 59_999
      await writeAudit({ ...view, once: true })
      expect((await read()).entries).toHaveLength(3)
      time += 1
      await writeAudit({ ...view, once: true })
      expect((await read()).entries).toHaveLength(4)
    })

    it('names a subject only for a row that it writes', async () => {
      let named = 0
      const subject = { id: 'v1', name: async () => `mark ${(named += 1)}` }
      await writeAudit({ ...view, once: true, subject })
      await writeAudit({ ...view, once: true, subject })
      await writeAudit({ ...view, once: true, subject: { ...subject, id: 'v2' } })
      expect((await read()).entries.map((entry) => entry.subject)).toEqual(['mark 2', 'mark 1'])
    })

    it('tries again after a row that could not be written', async () => {
      await database.kysely.schema.alterTable('audit').renameTo('away').execute()
      await expect(writeAudit({ ...view, once: true })).rejects.toThrow()
      await database.kysely.schema.alterTable('away').renameTo('audit').execute()
      await writeAudit({ ...view, once: true })
      expect((await read()).entries).toHaveLength(1)
    })

    it('reads page after page, newest first, each row once', async () => {
      for (let index = 0; index < 250; index += 1) {
        if (index % 7 === 0) time += 1
        await writeAudit({ ...view, subject: `v${index}` })
      }
      const first = await read()
      const second = await read({}, first.next)
      const third = await read({}, second.next)
      const subjects = [first, second, third].flatMap(({ entries }) => entries.map(({ subject }) => subject))
      expect(subjects).toEqual(Array.from({ length: 250 }, (_, index) => `v${249 - index}`))
      expect(third).not.toHaveProperty('next')
    })

    it('filters, and refuses the cursor of another query', async () => {
      for (let index = 0; index < 101; index += 1) await writeAudit(view)
      time += 10
      await writeAudit({ ...view, account: 'b@example.com', action: 'search', subject: 'x' })
      expect((await read({ account: 'B@example.com' })).entries).toHaveLength(1)
      expect((await read({ action: 'search' })).entries).toHaveLength(1)
      expect((await read({ subject: 'v1', from: time })).entries).toHaveLength(0)
      const { next } = await read({ subject: 'v1', to: time - 10 })
      expect(next).toBeDefined()
      await expect(read({}, next)).rejects.toMatchObject({ code: 'bad_request' })
      await expect(read({}, 'nonsense')).rejects.toMatchObject({ code: 'bad_request' })
    })
  })
})
