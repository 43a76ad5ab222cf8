import { zonePlace } from '@/components/shell/zone-choices'
import type { ZoneChoice } from '@/components/shell/zone-context'

/** The hours follow the chosen zone, which need not be the reader's: "Usual hours in Chicago". */
export function usualHoursLabel({ mode, zone }: Pick<ZoneChoice, 'mode' | 'zone'>): string {
  return mode === 'mine' ? 'Usual hours here' : `Usual hours in ${zonePlace(zone)}`
}
