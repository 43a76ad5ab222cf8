import { expect, it } from 'vitest'
import { suggestedName } from './suggested-name'

it('is named for what is looked for', () => {
  const named = (address: string) => suggestedName(address, 'Europe/Berlin')
  expect(named('/?q=acct_48213&country=DE')).toBe('acct_48213, Country DE')
  expect(named('/?bot=0.5&from=2026-11-22T15:00:00Z')).toBe('Bot probability from 0.5, From 22 Nov 2026, 16:00')
  expect(named('/map?colour=visits')).toBe('Map')
  expect(named('/map?linked_id=acct_48213&from=2026-11-22T15:00:00Z&at=1,2,3')).toBe('Map, Linked id acct_48213')
  expect(named(`/?q=${'x'.repeat(100)}`)).toHaveLength(80)
})
