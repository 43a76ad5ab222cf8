import { expect, it } from 'vitest'
import { initialsOf } from './initials'

it('makes initials of names and addresses', () => {
  expect(initialsOf('Mara Kern')).toBe('MK')
  expect(initialsOf('mara.van.kern@example.com')).toBe('MK')
  expect(initialsOf('admin@example.com')).toBe('A')
  expect(initialsOf('')).toBe('?')
})
