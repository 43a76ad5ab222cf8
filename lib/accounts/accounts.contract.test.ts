import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { acceptInvitation, getInvitation } from './accept-invitation'
import { changeAccount, removeAccount } from './change-account'
import { changePassword } from './change-password'
import { createFindSession } from './find-session'
import { invite, resetAccount } from './invite'
import { listAccounts } from './list-accounts'
import { endSessions, listSessions } from './own-sessions'
import { hasAccounts, issueSetupLink, makeFirstAdmin, setUp } from './set-up'
import { signIn } from './sign-in'
import { createTestContext, type TestContext } from './test-context'
import { signInForTest, writeSession } from './testing'

const password = 'correct horse battery'
const request = { address: '203.0.113.7', requestId: 'r' }

eachDatabase('accounts', (createPlace) => {
  let context: TestContext
  beforeEach(async () => {
    context = createTestContext(await createPlace())
  })
  afterEach(() => context.close())

  const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
  const account = (role: 'agent' | 'analyst' | 'admin', email?: string) => signInForTest(context.kysely, { secret: context.secret, role, email, password, now: context.now() })
  const enter = (email: string, given: string) => signIn(context, { email, password: given, headers: new Headers(), ...request })

  describe('the first set-up', () => {
    it('makes one admin out of fifty at once, and its link dies with it', async () => {
      const token = tokenOf(await issueSetupLink(context))
      const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => setUp(context, { token, email: `admin${index}@example.com`, password }, request)))
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await listAccounts(context)).toMatchObject([{ role: 'admin', status: 'active' }])
      await expect(setUp(context, { token, email: 'late@example.com', password }, request)).rejects.toMatchObject({ code: 'bad_link' })
    })

    it('keeps no token, and only the newest link works', async () => {
      const old = tokenOf(await issueSetupLink(context))
      const token = tokenOf(await issueSetupLink(context))
      expect(JSON.stringify(await context.kysely.selectFrom('account_links').selectAll().execute())).not.toContain(token)
      await expect(setUp(context, { token: old, email: 'admin@example.com', password }, request)).rejects.toMatchObject({ code: 'bad_link' })
      context.pass(365 * 24 * 3_600_000)
      expect(await setUp(context, { token, email: 'Admin@example.com', password }, request)).toMatchObject({ email: 'admin@example.com', role: 'admin' })
    })

    it('leaves the link alone when the password is refused', async () => {
      const token = tokenOf(await issueSetupLink(context))
      for (const bad of ['short', 'admin@example.com', 'aaaaaaaaaaaaaaaa']) await expect(setUp(context, { token, email: 'admin@example.com', password: bad }, request)).rejects.toMatchObject({ code: 'bad_request', fields: [{ field: 'password' }] })
      await setUp(context, { token, email: 'admin@example.com', password }, request)
    })

    it('takes the admin of the environment only while there is no account', async () => {
      expect(await makeFirstAdmin(context, { email: 'First@example.com', password })).toBe(true)
      expect(await makeFirstAdmin(context, { email: 'second@example.com', password })).toBe(false)
      expect(await hasAccounts(context)).toBe(true)
      expect((await enter('first@example.com', password)).account.role).toBe('admin')
    })
  })

  describe('an invitation', () => {
    it('lets its holder choose a password, once', async () => {
      await account('admin')
      const { link } = await invite(context, { email: 'New@example.com', role: 'analyst' })
      const token = tokenOf(link)
      expect(await getInvitation(context, token)).toMatchObject({ email: 'new@example.com', role: 'analyst', purpose: 'invitation' })
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => acceptInvitation(context, { token, password, name: 'New One' }, request)))
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await enter('new@example.com', password)).account).toMatchObject({ name: 'New One', role: 'analyst' })
      await expect(getInvitation(context, token)).rejects.toMatchObject({ code: 'bad_link' })
    })

    it('runs out after three days, and with a disabled account', async () => {
      await account('admin')
      const { link } = await invite(context, { email: 'late@example.com', role: 'agent' })
      context.pass(72 * 3_600_000)
      await expect(acceptInvitation(context, { token: tokenOf(link), password }, request)).rejects.toMatchObject({ code: 'bad_link' })
      const { id, link: other } = await invite(context, { email: 'other@example.com', role: 'agent' })
      await changeAccount(context, id, { disabled: true })
      await expect(getInvitation(context, tokenOf(other))).rejects.toMatchObject({ code: 'bad_link' })
    })

    it('is refused for an e-mail that is known', async () => {
      await account('admin', 'admin@example.com')
      await expect(invite(context, { email: 'Admin@example.com', role: 'agent' })).rejects.toMatchObject({ code: 'conflict' })
    })

    it('may be made again, as a reset is: the sessions end and the old password goes', async () => {
      await account('admin')
      const invited = await invite(context, { email: 'new@example.com', role: 'agent' })
      const again = await resetAccount(context, invited.id)
      await expect(getInvitation(context, tokenOf(invited.link))).rejects.toMatchObject({ code: 'bad_link' })
      await acceptInvitation(context, { token: tokenOf(again), password }, request)
      const { cookies } = await enter('new@example.com', password)
      const reset = tokenOf(await resetAccount(context, invited.id))
      expect(await getInvitation(context, reset)).toMatchObject({ purpose: 'reset' })
      await acceptInvitation(context, { token: reset, password: 'another good password' }, request)
      expect(await createFindSession(context)(new Headers({ cookie: (cookies[0] ?? '').split(';')[0] ?? '' }))).toBeNull()
      await expect(enter('new@example.com', password)).rejects.toMatchObject({ code: 'wrong_credentials' })
    })
  })

  describe('the last active admin', () => {
    it('cannot be demoted, disabled or removed', async () => {
      const { account: admin } = await account('admin')
      const disabled = await account('admin')
      await changeAccount(context, disabled.account.id, { disabled: true })
      await invite(context, { email: 'invited@example.com', role: 'admin' })
      for (const change of [() => changeAccount(context, admin.id, { role: 'agent' }), () => changeAccount(context, admin.id, { disabled: true }), () => removeAccount(context, admin.id)]) {
        await expect(change()).rejects.toMatchObject({ code: 'conflict' })
      }
    })

    it('remains when two admins demote each other at once', async () => {
      const [one, other] = [await account('admin'), await account('admin')]
      const outcomes = await Promise.allSettled([changeAccount(context, one.account.id, { role: 'agent' }), removeAccount(context, other.account.id)])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await listAccounts(context)).filter(({ role }) => role === 'admin')).toHaveLength(1)
    })
  })

  describe('own sessions and password', () => {
    it('end everywhere else, or one by one, and never those of others', async () => {
      const { account: own } = await account('agent')
      const { account: other } = await account('agent')
      const more = await writeSession(context.kysely, { accountId: own.id, secret: context.secret, now: context.now() })
      expect((await listSessions(context, own)).map(({ current }) => current).sort()).toEqual([false, true])
      await expect(endSessions(context, own, other.sessionId)).rejects.toMatchObject({ code: 'not_found' })
      await endSessions(context, own, more.sessionId)
      await writeSession(context.kysely, { accountId: own.id, secret: context.secret, now: context.now() })
      await endSessions(context, own, undefined)
      expect(await listSessions(context, own)).toMatchObject([{ id: own.sessionId }])
      expect(await listSessions(context, other)).toHaveLength(1)
    })

    it('need the current password for a new one, at most five times a minute', async () => {
      const { account: own } = await account('agent', 'own@example.com')
      const change = (currentPassword: string, newPassword: string) => changePassword(context, own, { currentPassword, newPassword }, request.address)
      await expect(change('wrong', 'another good password')).rejects.toMatchObject({ code: 'wrong_password' })
      await expect(change(password, 'Own@Example.com')).rejects.toMatchObject({ code: 'bad_request' })
      await change(password, 'another good password')
      await enter('own@example.com', 'another good password')
      for (let index = 0; index < 4; index += 1) await change('wrong', 'one more password').catch(() => undefined)
      await expect(change('another good password', 'one more password')).rejects.toMatchObject({ code: 'too_many_requests' })
    })
  })
})
