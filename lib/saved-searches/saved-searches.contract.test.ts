import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeAccount, removeAccount } from '../accounts/change-account'
import { createTestContext, type TestContext } from '../accounts/test-context'
import { signInForTest } from '../accounts/testing'
import { eachDatabase } from '../database/test-helpers/each-database'
import { forgetSavedSearches } from './forget-saved-searches'
import { createSavedSearches, type SavedSearches } from './saved-searches'

eachDatabase('saved searches', (createPlace) => {
  let context: TestContext
  let searches: SavedSearches
  beforeEach(async () => {
    context = createTestContext(await createPlace())
    searches = createSavedSearches(context)
  })
  afterEach(() => context.close())

  const namesOf = async (accountId: string) => (await searches.list(accountId)).map(({ name }) => name)

  it('are kept for each account by itself, each name once', async () => {
    await searches.save('a', { name: 'Bots 10', address: '/?bot=0.9' })
    const second = await searches.save('a', { name: 'Bots 2', address: '/map?all=true' })
    await searches.save('b', { name: 'Bots 2', address: '/?country=DE' })
    expect(await namesOf('a')).toEqual(['Bots 2', 'Bots 10'])
    const refused = await Promise.allSettled([searches.save('a', { name: 'Bots 2', address: '/?q=x' }), searches.rename('a', second.id, 'Bots 10'), searches.rename('b', second.id, 'Mine'), searches.remove('b', second.id)])
    expect(refused).toMatchObject(['conflict', 'conflict', 'not_found', 'not_found'].map((code) => ({ status: 'rejected', reason: { code } })))
    expect(await searches.rename('a', second.id, 'Everybody')).toEqual({ id: second.id, name: 'Everybody', address: '/map?all=true' })
    await searches.remove('a', second.id)
    expect([await namesOf('a'), await namesOf('b')]).toEqual([['Bots 10'], ['Bots 2']])
  })

  it('are a hundred of an account at the most', async () => {
    for (let index = 0; index < 100; index += 1) await searches.save('a', { name: `n${index}`, address: '/?q=x' })
    await expect(searches.save('a', { name: 'one more', address: '/?q=x' })).rejects.toMatchObject({ code: 'conflict' })
    await searches.save('b', { name: 'one more', address: '/?q=x' })
  })

  it('are forgotten where they name what is erased, in whatever spelling', async () => {
    const addresses = {
      'by text': '/?q=please%20check%20%22Anna%20Meier%22%2C%20visitor%20V1',
      'by filter': '/?linked_id=anna%40example.com',
      'by map': '/map?linked_id=anna%40example.com&all=true',
      'of a part': '/?url=%2Fuser%2Fanna@example.com%2Forders',
      'anna@example.com at home': '/?country=DE',
      'of another': '/?linked_id=joanna%40example.com',
      'of a longer id': '/?q=v1-2',
    }
    for (const [name, address] of Object.entries(addresses)) await searches.save(name.length % 2 === 0 ? 'a' : 'b', { name, address })
    expect(await forgetSavedSearches(context.kysely, ['anna@example.com'], 'count')).toBe(4)
    expect(await forgetSavedSearches(context.kysely, ['anna@example.com'])).toBe(4)
    expect(await forgetSavedSearches(context.kysely, ['v1', 'Anna Meier'])).toBe(1)
    expect([...(await namesOf('a')), ...(await namesOf('b'))].sort()).toEqual(['of a longer id', 'of another'])
    expect(await forgetSavedSearches(context.kysely, [''])).toBe(0)
  })

  it('go with their account, also when it is only disabled', async () => {
    const accounts = await Promise.all((['agent', 'analyst', 'admin'] as const).map((role) => signInForTest(context.kysely, { secret: context.secret, role })))
    const ids = accounts.map(({ account }) => account.id)
    for (const id of ids) await searches.save(id, { name: 'mine', address: '/?q=x' })
    const [disabled = '', removed = '', kept = ''] = ids
    await changeAccount(context, disabled, { disabled: true })
    await removeAccount(context, removed)
    expect([await namesOf(disabled), await namesOf(removed), await namesOf(kept)]).toEqual([[], [], ['mine']])
  })
})
