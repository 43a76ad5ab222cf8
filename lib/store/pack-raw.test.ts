import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { packRaw, unpackRaw } from './pack-raw'
import { wholeVisit } from './test-helpers/whole-visit'

const usual = '{"visitorId":"Ibk1527CUFmcnjLwIs4A9","requestId":"1558456813000.whole1","incognito":true,"linkedId":"somelinkedId","time":"2019-05-21T16:40:13Z",'
  + '"timestamp":1558456813000,"url":"https://www.example.com/login","ip":"203.0.113.15","ipLocation":{"accuracyRadius":10,"latitude":49.982,"longitude":36.2566,'
  + '"postalCode":"61202","timezone":"Europe/Dusseldorf","city":{"name":"Dusseldorf"},"continent":{"code":"EU","name":"Europe"},"country":{"code":"DE","name":"Germany"},'
  + '"subdivisions":[{"isoCode":"63","name":"North Rhine-Westphalia"},{"name":"Second"}]},"browserDetails":{"browserName":"Chrome","browserMajorVersion":"74",'
  + '"browserFullVersion":"74.0.3729","os":"Windows","osVersion":"7","device":"Other","userAgent":"Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 '
  + '(KHTML, like Gecko) Chrome/74.0.3729.157 Safari/537.36","botProbability":0},"confidence":{"score":0.995}}'

describe('packRaw', () => {
  // Packed texts on the disk refer to this very text: when this fails, old raw texts cannot be read any more.
  it('keeps nothing of a text that the visit says already', () => {
    expect(packRaw(usual, wholeVisit)).toBeNull()
    expect(unpackRaw(null, wholeVisit)).toBe(usual)
  })

  it.each([
    ['in another order', JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(usual)).reverse())), 250],
    ['with a field that we do not know', usual.replace('"ip":', '"tag":{"basket":12},"ip":'), 60],
    ['with a field behind all others', usual.replace(/}$/, ',"tag":{"basket":12}}'), 30],
    ['that is but a part of it', usual.slice(0, 40), 30],
    ['of another kind altogether', '{"products":"😀"}', 40],
    ['of many bytes', JSON.stringify('x'.repeat(500_000)), 2_000],
  ])('keeps a text %s in few bytes', (_, text, atMost) => {
    const packed = packRaw(text, wholeVisit)
    expect(packed?.length).toBeLessThan(atMost)
    expect(unpackRaw(packed, wholeVisit)).toBe(text)
  })

  it('finds what differs within a letter of two bytes', () => {
    const visit = { ...wholeVisit, linkedId: 'é' }
    const text = usual.replace('somelinkedId', 'è')
    expect(unpackRaw(packRaw(text, visit), visit)).toBe(text)
  })

  it('reads what the first version wrote', () => {
    expect(unpackRaw(Buffer.concat([Uint8Array.of(1), deflateRawSync('{"a":1}')]), wholeVisit)).toBe('{"a":1}')
  })

  it('reads what the second version wrote', () => {
    const packed = deflateRawSync('{"a":1}', { windowBits: 13, dictionary: Buffer.from(usual) })
    expect(unpackRaw(Buffer.concat([Uint8Array.of(2), packed]), wholeVisit)).toBe('{"a":1}')
  })

  it('refuses what a later version wrote', () => {
    expect(() => unpackRaw(Uint8Array.of(9, 1), wholeVisit)).toThrow('packed in a way that this version does not know')
  })
})
