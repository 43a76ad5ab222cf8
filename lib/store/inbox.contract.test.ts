import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { createVisitStore } from './create-visit-store'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import { getTombstoneKey, layTombstones, tombstoneHash } from './tombstones'

// Of the embedded store alone: PostgreSQL writes for many at once.
type Opened = Awaited<ReturnType<typeof openTemporaryStore>>
const callers = 50
const none = { duplicates: 0, erased: 0, tooOld: 0 }

let opened: Opened
beforeEach(async () => {
  opened = await openTemporaryStore()
})
afterEach(() => opened.remove())

const visitOf = (caller: number) => incomingVisit(`v${caller % 10}`, `r${caller}`, caller + 1, { ip: '192.0.2.1', linkedId: 'l' })
const appendTogether = () => Promise.all(Array.from({ length: callers }, (_, caller) => opened.store.append([visitOf(caller)])))
const waiting = async () => {
  const [letters, keys] = await Promise.all((['inbox', 'inbox_keys'] as const).map((table) => opened.database.kysely.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()))
  return [letters?.rows, keys?.rows]
}

it('keeps what many bring at once, which is found at once, and leaves nothing behind', async () => {
  expect(await appendTogether()).toEqual(Array.from({ length: callers }, () => ({ accepted: 1, ...none })))
  expect(await waiting()).toEqual([1, callers])
  const [visitor, totals] = await Promise.all([opened.store.findVisitor('v3'), opened.store.totals()])
  expect([visitor?.visits, totals]).toEqual([5, { visits: callers, visitors: 10 }])
  expect(await waiting()).toEqual([0, 0])
  expect(await appendTogether()).toEqual(Array.from({ length: callers }, () => ({ ...none, accepted: 0, duplicates: 1 })))
})

it('comes into the tables without being asked', async () => {
  const heard = new Promise<void>((resolve) => opened.store.onAppended(resolve))
  await appendTogether()
  await heard
  expect(await waiting()).toEqual([0, 0])
})

it('knows what waits there as duplicates, whoever put it there and however it comes', async () => {
  await appendTogether()
  const other = createVisitStore(openDatabase({ folder: opened.folder, prepare: migrate }))
  expect(await other.append([visitOf(7), incomingVisit('new', 'r', 1)])).toEqual({ ...none, accepted: 1, duplicates: 1 })
  expect(await opened.store.append([visitOf(8)])).toEqual({ ...none, accepted: 0, duplicates: 1 })
  await other.close()
})

it('is taken up by the next opener, and counted once though both bring it into the tables', async () => {
  await appendTogether()
  const next = createVisitStore(openDatabase({ folder: opened.folder, prepare: migrate }))
  const totals = await Promise.all([next.totals(), opened.store.totals()])
  expect(totals).toEqual([{ visits: callers, visitors: 10 }, { visits: callers, visitors: 10 }])
  expect(await next.findVisitor('v0')).toMatchObject({ visits: 5 })
  expect(await waiting()).toEqual([0, 0])
  await next.close()
})

it('lets nothing into the tables that was erased while it waited', async () => {
  await appendTogether()
  const { database, store } = opened
  const key = await getTombstoneKey(database)
  await database.batch(layTombstones(database, [{ hash: tombstoneHash(key, ['visitor', 'v3']), erasedAt: 1 }]))
  await store.settle()
  expect(await store.totals()).toEqual({ visits: callers - 5, visitors: 9 })
  expect(await waiting()).toEqual([0, 0])
})

it('keeps what could not come into the tables, for another time', async () => {
  await appendTogether()
  const { database, store } = opened
  await database.batch([{ sql: 'alter table intakes rename to intakes_gone' }])
  await expect(store.settle()).rejects.toThrow()
  expect(await waiting()).toEqual([1, callers])
  await database.batch([{ sql: 'alter table intakes_gone rename to intakes' }])
  await store.settle()
  expect(await store.totals()).toEqual({ visits: callers, visitors: 10 })
})

it('keeps no neighbour back for one that cannot come into the tables', async () => {
  const { database, store } = opened
  await database.batch([{ sql: `create trigger refused before insert on visits when new.request_id = 'r7' begin select raise(abort, 'refused'); end` }])
  await appendTogether()
  await Promise.all(Array.from({ length: 20 }, (_, index) => store.append([incomingVisit('late', `late${index}`, index + 1)])))
  expect(await store.totals()).toEqual({ visits: 20, visitors: 1 })
  expect(await waiting()).toEqual([1, callers])
  await expect(store.settle()).rejects.toThrow('cannot come into their tables')
  await database.batch([{ sql: 'drop trigger refused' }])
  await store.settle()
  expect(await store.totals()).toEqual({ visits: 20 + callers, visitors: 11 })
})

it('is left to whoever settles by a process that was killed', async () => {
  await opened.store.totals()
  const killed = openDatabase({ folder: opened.folder, prepare: migrate })
  const other = createVisitStore(killed)
  await Promise.all(Array.from({ length: callers }, (_, caller) => other.append([visitOf(caller)])))
  await killed.close()
  expect(await waiting()).toEqual([1, callers])
  await opened.store.settle()
  expect(await opened.store.totals()).toEqual({ visits: callers, visitors: 10 })
})

it('comes into the tables while a burst lasts', async () => {
  const heard = new Promise<void>((resolve) => opened.store.onAppended(resolve))
  let isHeard = false
  void heard.then(() => {
    isHeard = true
  })
  for (let round = 0; !isHeard; round += 1) await Promise.all(Array.from({ length: 10 }, (_, index) => opened.store.append([incomingVisit('steady', `${round}-${index}`, 1 + round)])))
  expect((await opened.store.findVisitor('steady'))?.visits).toBeGreaterThan(10)
})
