import type { Region } from '@/lib/visits/visit'

const titles: Record<Region, string> = { us: 'US region', eu: 'EU region', ap: 'AP region', embedded: 'Embedded Server API' }

export function regionTitle(region: Region): string {
  return titles[region]
}
