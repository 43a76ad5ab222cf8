import { expect, it } from 'vitest'
import { erasureAddress, namedTarget, targetChoices, targetOf, targetWords } from './erasure-targets'

it('knows what each choice erases, and calls it by different words', () => {
  const targets = targetChoices.map(({ value }) => targetOf(value))
  expect(targets).toEqual([{ kind: 'visitor', scope: 'visits' }, { kind: 'linked_id', scope: 'visits' }, { kind: 'linked_id', scope: 'visitors' }])
  expect(new Set(targets.map(targetWords)).size).toBe(3)
})

it('takes no other choice for more than one visitor', () => {
  expect(targetOf('everything')).toEqual({ kind: 'visitor', scope: 'visits' })
})

it('finds in an address of the settings what it was made for, whatever characters the id has', () => {
  const { searchParams } = new URL(erasureAddress('visits', 'a&b=c+d/é?'), 'https://console.example')
  expect(namedTarget(searchParams)).toEqual({ choice: 'visits', target: { kind: 'linked_id', scope: 'visits', id: 'a&b=c+d/é?' } })
  for (const other of ['', 'erase=visitor', 'id=x', 'erase=visitor&id=']) expect(namedTarget(new URLSearchParams(other))).toBeUndefined()
})
