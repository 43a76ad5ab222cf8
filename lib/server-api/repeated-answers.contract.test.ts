import { afterEach, expect, it } from 'vitest'
import { type Guarded, openGuarded, startOfTests, visitsOf } from './test-helpers/guarded-upstream'

const question = { limit: 100 }
let guarded: Guarded
afterEach(() => guarded.close())

const ask = (fresh = true) => guarded.api.ask(guarded.source, 'someone', { ...question, fresh })
const lastAnswer = () => guarded.api.lastAnswer(guarded.source, 'someone', question)

it('reads again only what the region says anew', async () => {
  guarded = await openGuarded()
  const first = await ask()
  expect(await ask()).toBe(first)
  expect(await ask(false)).toBe(first)
  expect(lastAnswer()).toBe(first)
  guarded.upstream.visits.pop()
  expect((await ask()).visits).toHaveLength(2)
  expect(guarded.upstream.calls()).toBe(3)
})

it('reads again what the time of reading had its part in', async () => {
  const [visit] = visitsOf('someone', 1)
  const timestamp = startOfTests + 86_401_000
  guarded = await openGuarded({ visits: visit && [visit, { ...visit, requestId: 'early', timestamp, time: new Date(timestamp).toISOString() }] })
  expect(await ask()).toMatchObject({ unreadable: 1, visits: { length: 1 } })
  guarded.clock.now += 1_000
  expect(await ask()).toMatchObject({ unreadable: 0, visits: { length: 2 } })
})

it('has nothing of a visitor that was forgotten, also of one that is being asked for', async () => {
  guarded = await openGuarded()
  await ask()
  guarded.api.forget('someone')
  expect(lastAnswer()).toBeUndefined()
  await ask()
  await guarded.upstream.behave('slow', { delayMs: 50 })
  const underWay = ask()
  while (guarded.upstream.calls() < 3) await new Promise((resolve) => setImmediate(resolve))
  guarded.api.forget('someone')
  await underWay
  expect(lastAnswer()).toBeUndefined()
})
