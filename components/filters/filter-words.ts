import { showControls } from '@/lib/visits/safe-text'
import { shortDateText, shortTimeText } from '@/lib/visits/time-zone'
import type { FilterValues, TimedFilterName } from './filter-names'

const words: Record<TimedFilterName, (value: string, zone: string) => string> = {
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
  from: (value, zone) => `From ${instantText(value, zone)}`,
  to: (value, zone) => `Until ${instantText(value, zone)}`,
}

/** "URL has /checkout"; undefined where that filter is not set. */
export function filterWords(values: FilterValues, name: TimedFilterName, zone: string): string | undefined {
  const value = values[name]
  return value === undefined ? undefined : showControls(words[name](value, zone))
}

function instantText(value: string, zone: string): string {
  const timestamp = /^\d{1,15}$/.test(value) ? Number(value) : Date.parse(value)
  return Number.isFinite(timestamp) ? `${shortDateText(zone, timestamp)}, ${shortTimeText(zone, timestamp)}` : value
}
