import { showControls } from '@/lib/visits/safe-text'
import type { FilterName, FraudView } from './fraud-view'

const words: Record<FilterName, (value: string) => string> = {
  url: (value) => `URL has ${value}`,
  country: (value) => `Country ${value}`,
  city: (value) => `City ${value}`,
  linked_id: (value) => `Linked id ${value}`,
  ip: (value) => `IP ${value}`,
  network: (value) => `Network ${value}`,
  browser: (value) => `Browser ${value}`,
  os: (value) => `System ${value}`,
  bot: (value) => `Bot probability from ${value}`,
  incognito: (value) => (value === 'true' ? 'Incognito' : 'Not incognito'),
}

/** "URL has /checkout"; undefined where that filter is not set. */
export function filterWords(view: FraudView, name: FilterName): string | undefined {
  const value = view[name]
  return value === null ? undefined : showControls(words[name](String(value)))
}
