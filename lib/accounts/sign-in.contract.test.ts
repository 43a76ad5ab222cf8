import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { changeAccount } from './change-account'
import { createFindSession } from './find-session'
import { sessionCookieName } from './session-cookie'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { createTestContext, type TestContext } from './test-context'
import { signInForTest } from './testing'

const password = 'correct horse battery'
const request = { address: '203.0.113.7', requestId: 'r' }
const minute = 60_000

eachDatabase('signing in', (createPlace) => {
  let context: TestContext
  beforeEach(async () => {
    context = createTestContext(await createPlace())
    await signInForTest(context.kysely, { secret: context.secret, role: 'admin', email: 'admin@example.com', now: context.now() })
    await signInForTest(context.kysely, { secret: context.secret, role: 'agent', email: 'agent@example.com', password, now: context.now() })
  })
  afterEach(() => context.close())

  const enter = (email: string, given: string, more: { cookie?: string; address?: string } = {}) =>
    signIn(context, { email, password: given, headers: new Headers(more.cookie ? { cookie: more.cookie } : {}), ...request, ...(more.address ? { address: more.address } : {}) })
  const find = (cookie: string) => createFindSession(context)(new Headers({ cookie }))
  const cookieOf = (signedIn: { cookies: string[] }) => (signedIn.cookies[0] ?? '').split(';')[0] ?? ''

  describe('signing in', () => {
    it('sets one cookie that only this origin may use', async () => {
      const { account, cookies } = await enter(' Agent@Example.com ', password)
      expect(account).toMatchObject({ email: 'agent@example.com', role: 'agent' })
      expect(cookies).toHaveLength(1)
      expect(cookies[0]).toMatch(new RegExp(`^${sessionCookieName}=[^;]+; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax$`))
      expect(await find(cookieOf({ cookies }))).toMatchObject({ email: 'agent@example.com' })
    })

    it('makes a new session whatever cookie came along, and ends the one of that cookie', async () => {
      const first = cookieOf(await enter('agent@example.com', password))
      const second = cookieOf(await enter('agent@example.com', password, { cookie: first }))
      expect(second).not.toBe(first)
      expect(await find(first)).toBeNull()
      expect(await find(second)).not.toBeNull()
    })

    it('adopts no planted or forged cookie', async () => {
      const planted = `${sessionCookieName}=planted.${'A'.repeat(43)}%3D`
      const cookie = cookieOf(await enter('agent@example.com', password, { cookie: planted }))
      expect(cookie).not.toContain('planted')
      expect(await find(planted)).toBeNull()
      expect(await find(`${cookie.slice(0, -4)}AA%3D`)).toBeNull()
    })

    it('fails alike for a wrong password, an unknown and a disabled account', async () => {
      const { account } = await signInForTest(context.kysely, { secret: context.secret, role: 'agent', email: 'gone@example.com', password, now: context.now() })
      await changeAccount(context, account.id, { disabled: true })
      const failures = await Promise.all([['agent@example.com', 'wrong'], ['nobody@example.com', password], ['gone@example.com', password]].map(([email = '', given = '']) => enter(email, given).catch((error: unknown) => error)))
      expect(failures.map((error) => (error instanceof Error ? error.message : 'no error'))).toEqual(Array(3).fill('The e-mail address or the password is wrong.'))
      expect(await context.kysely.selectFrom('sessions').select('id').where('account_id', '=', account.id).execute()).toEqual([])
    })

    it('takes about the same time for an unknown account', async () => {
      const time = async (email: string, address: string) => {
        const begin = performance.now()
        await enter(email, 'wrong password', { address }).catch(() => undefined)
        return performance.now() - begin
      }
      const known: number[] = []
      const unknown: number[] = []
      for (let index = 0; index < 4; index += 1) {
        known.push(await time('agent@example.com', `198.51.100.${index}`))
        unknown.push(await time(`nobody${index}@example.com`, `198.51.100.${index}`))
      }
      expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4)
    })

    it('writes what came of it to the audit, never the password', async () => {
      await enter('agent@example.com', 'wrong').catch(() => undefined)
      const cookie = cookieOf(await enter('agent@example.com', password))
      await signOut(context, { headers: new Headers({ cookie }), ...request })
      const rows = await context.kysely.selectFrom('audit').selectAll().orderBy('id').execute()
      expect(rows.map(({ action }) => action)).toEqual(['session.failed', 'session.sign-in', 'session.sign-out'])
      expect(JSON.stringify(rows)).not.toContain(password)
      expect(await find(cookie)).toBeNull()
    })
  })

  describe('the limits of signing in', () => {
    const waitOf = (outcome: Promise<unknown>) => outcome.then(() => 'in', (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))

    it('let five tries a minute pass for an account, from wherever', async () => {
      const outcomes = []
      for (let index = 0; index < 6; index += 1) outcomes.push(await waitOf(enter('agent@example.com', 'wrong', { address: `198.51.100.${index}` })))
      expect(outcomes).toEqual([...Array<string>(5).fill('wrong_credentials'), 'too_many_requests'])
      expect(await waitOf(enter('agent@example.com', password, { address: '192.0.2.1' }))).toBe('too_many_requests')
      context.pass(minute)
      expect(await waitOf(enter('agent@example.com', password, { address: '192.0.2.1' }))).toBe('in')
    })

    it('let five tries a minute pass for an address, of which IPv6 counts by /64', async () => {
      for (let index = 0; index < 5; index += 1) await waitOf(enter(`nobody${index}@example.com`, 'wrong', { address: `2001:db8:1:2::${index}` }))
      expect(await waitOf(enter('agent@example.com', password, { address: '2001:db8:1:2:ffff::1' }))).toBe('too_many_requests')
      expect(await waitOf(enter('agent@example.com', password, { address: '2001:db8:1:3::1' }))).toBe('in')
    })

    it('hold for tries at the same instant', async () => {
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => waitOf(enter('agent@example.com', 'wrong'))))
      expect(outcomes.filter((outcome) => outcome === 'wrong_credentials')).toHaveLength(5)
    })

    it('never let more than five pass within any minute', async () => {
      const passed: number[] = []
      for (let second = 0; second < 180; second += 7) {
        if ((await waitOf(enter('agent@example.com', 'wrong'))) === 'wrong_credentials') passed.push(context.now())
        context.pass(7_000)
      }
      for (const time of passed) expect(passed.filter((other) => other >= time && other < time + minute).length).toBeLessThanOrEqual(5)
    })

    it('do not count a success, and survive a restart', async () => {
      for (let index = 0; index < 8; index += 1) expect(await waitOf(enter('agent@example.com', password))).toBe('in')
      for (let index = 0; index < 5; index += 1) await waitOf(enter('agent@example.com', 'wrong'))
      const again = createTestContext(context.place, context.now())
      expect(await waitOf(signIn(again, { email: 'agent@example.com', password, headers: new Headers(), ...request }))).toBe('too_many_requests')
      await again.kysely.destroy()
    })
  })

  describe('a session', () => {
    it('ends after half an hour without use', async () => {
      const cookie = cookieOf(await enter('agent@example.com', password))
      context.pass(29 * minute)
      expect(await find(cookie)).not.toBeNull()
      context.pass(29 * minute)
      expect(await find(cookie)).not.toBeNull()
      context.pass(30 * minute)
      expect(await find(cookie)).toBeNull()
    })

    it('ends twelve hours after it began, however much it is used', async () => {
      const cookie = cookieOf(await enter('agent@example.com', password))
      for (let used = 0; used < 12 * 60 - 20; used += 20) {
        context.pass(20 * minute)
        expect(await find(cookie)).not.toBeNull()
      }
      context.pass(20 * minute)
      expect(await find(cookie)).toBeNull()
    })

    it('writes that it was seen at most once a minute', async () => {
      const cookie = cookieOf(await enter('agent@example.com', password))
      const seen = async () => (await context.kysely.selectFrom('sessions').select('last_seen_at').orderBy('last_seen_at', 'desc').executeTakeFirstOrThrow()).last_seen_at
      const first = await seen()
      context.pass(59_000)
      await find(cookie)
      expect(await seen()).toBe(first)
      context.pass(1_000)
      await find(cookie)
      expect(await seen()).toBe(context.now())
    })

    it('follows a changed role at the next request, and ends with a disabled account', async () => {
      const signedIn = await enter('agent@example.com', password)
      await changeAccount(context, signedIn.account.id, { role: 'analyst' })
      expect(await find(cookieOf(signedIn))).toMatchObject({ role: 'analyst' })
      await changeAccount(context, signedIn.account.id, { disabled: true })
      expect(await find(cookieOf(signedIn))).toBeNull()
      await changeAccount(context, signedIn.account.id, { disabled: false })
      expect(await find(cookieOf(signedIn))).toBeNull()
    })
  })
})
