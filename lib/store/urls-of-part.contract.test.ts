import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../database/test-helpers/each-database'
import { incomingVisit } from './test-helpers/incoming-visit'
import { openTemporaryStore } from './test-helpers/open-temporary-store'
import { urlsOfPart } from './urls-of-part'

eachDatabase('a part of a URL', (createPlace) => {
  let opened: Awaited<ReturnType<typeof openTemporaryStore>>
  beforeAll(async () => {
    opened = await openTemporaryStore(createPlace)
    const urls = ['https://shop.example.com/Checkout?step=1', 'https://shop.example.com/checkout?step=2', 'https://example.com/100%_"done"/ünïcode', 'https://example.com/100xx']
    await opened.store.append(urls.map((url, index) => incomingVisit(`v${index}`, 'r', 1_700_000_000_000 + index, { url })))
  })
  afterAll(() => opened.remove())

  const found = async (part: string, atMost = 10) => {
    const { ids, more } = await urlsOfPart(opened.database, part, atMost)
    const rows = ids.length === 0 ? [] : await opened.database.kysely.selectFrom('urls').select('url').where('id', 'in', ids).orderBy('id', 'desc').execute()
    return { urls: rows.map(({ url }) => url.replace('https://', '')), more }
  }

  it('finds URLs by a part in the middle, letters in either case, the newest first', async () => {
    expect(await found('CHECKout?st')).toEqual({ urls: ['shop.example.com/checkout?step=2', 'shop.example.com/Checkout?step=1'], more: false })
    expect(await found('example.com', 3)).toMatchObject({ more: true })
    expect((await found('100')).urls).toHaveLength(2)
  })

  it('takes every character for itself', async () => {
    expect((await found('100%_"')).urls).toHaveLength(1)
    expect((await found('"done"/ünï')).urls).toHaveLength(1)
    expect((await found('100%x')).urls).toEqual([])
    expect((await found('step=1shop')).urls).toEqual([])
  })

  it('finds the few among many that have most of it in common', async () => {
    const urls = Array.from({ length: 600 }, (_, index) => `https://many.example/products/${1_000 + index * 7}?ref=${index % 13}`)
    await opened.store.append(urls.map((url, index) => incomingVisit(`m${index % 50}`, `r${index}`, 1_700_000_100_000 + index, { url })))
    const having = (part: string) => urls.filter((url) => url.includes(part)).map((url) => url.replace('https://', '')).reverse()
    for (const part of ['/products/1077?ref=11', 'products/10', '77?ref=1', 'many.example/products', '99?ref=12', '?ref=', 'products/9999?']) {
      expect(await found(part, 1_000)).toEqual({ urls: having(part), more: false })
    }
    expect(await found('many.example/products', 5)).toMatchObject({ more: true })
  })

  it('waits for nobody who writes', async () => {
    await opened.database.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('store_notes').values({ key: 'held', value: '' }).execute()
      expect((await found('checkout?step=2')).urls).toHaveLength(1)
    })
  })

  it('refuses less than three characters', async () => {
    await expect(found('ab')).rejects.toThrow('at least 3 characters')
  })

  it('forgets the URL of a visit that was forgotten, unless another visit has it', async () => {
    await opened.store.append([incomingVisit('gone', 'a', 1_700_000_000_000, { url: 'https://private.example/secret' }), incomingVisit('gone', 'b', 1_700_000_000_001, { url: 'https://shop.example.com/checkout?step=2' })])
    expect((await found('secret')).urls).toHaveLength(1)
    await opened.store.removeVisitors(['gone'])
    expect((await found('secret')).urls).toEqual([])
    expect((await found('step=2')).urls).toHaveLength(1)
  })
})
