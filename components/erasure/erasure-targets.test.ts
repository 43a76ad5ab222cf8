import { expect, it } from 'vitest'
import { targetChoices, targetOf, targetWords } from './erasure-targets'

it('knows what each choice erases, and calls it by different words', () => {
  const targets = targetChoices.map(({ value }) => targetOf(value))
  expect(targets).toEqual([{ kind: 'visitor', scope: 'visits' }, { kind: 'linked_id', scope: 'visits' }, { kind: 'linked_id', scope: 'visitors' }])
  expect(new Set(targets.map(targetWords)).size).toBe(3)
})

it('takes no other choice for more than one visitor', () => {
  expect(targetOf('everything')).toEqual({ kind: 'visitor', scope: 'visits' })
})
