import { describe, expect, it } from 'vitest'
import { createKeyReader, keyName } from './key-sequence'

const press = (key: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('keys', () => {
  it('names Ctrl and Cmd alike', () => {
    expect(keyName(press('k', { ctrlKey: true }))).toBe('mod+k')
    expect(keyName(press('K', { metaKey: true }))).toBe('mod+k')
    expect(keyName(press('?'))).toBe('?')
  })

  it('leaves Alt to the browser and to other alphabets', () => {
    expect(keyName(press('ą', { altKey: true }))).toBeUndefined()
  })

  it('takes the brackets that a keyboard has only behind AltGr or Option', () => {
    expect(keyName(press('[', { altKey: true }))).toBe('[')
    expect(keyName(press(']', { altKey: true, ctrlKey: true }))).toBe(']')
    expect(keyName(press('[', { metaKey: true }))).toBe('mod+[')
  })

  it('joins two keys that follow each other soon', () => {
    const read = createKeyReader()
    expect(read('g', 0)).toEqual(['g'])
    expect(read('s', 400)).toEqual(['g s', 's'])
  })

  it('forgets the first key after a second', () => {
    const read = createKeyReader()
    read('g', 0)
    expect(read('s', 1500)).toEqual(['s'])
  })
})
