import { expect, it } from 'vitest'
import { regionCondition } from './region-condition'

it('calls a region failing whose last call brought no answer', () => {
  const lastError = { code: 'forbidden', sentence: 'No.', advice: 'Look.', at: 2 }
  expect(regionCondition({ state: 'unknown' })).toBe('unknown')
  expect(regionCondition({ state: 'unknown', lastError })).toBe('failing')
  expect(regionCondition({ state: 'ok', lastError, lastAnswerAt: 1 })).toBe('failing')
  expect(regionCondition({ state: 'ok', lastError, lastAnswerAt: 3 })).toBe('ok')
  expect(regionCondition({ state: 'down', lastError, lastAnswerAt: 1 })).toBe('down')
})
