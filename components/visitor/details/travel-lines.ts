import { leastImpossibleKm, leastUnlikelyKm, speedLimitKmh, type Travel } from '@/lib/visits/travel'
import { gapText, kmText, speedText } from '@/lib/visits/travel-words'

export interface TravelLine {
  label: string
  value: string
  /** The threshold that it is held against. */
  limit?: string
}

/** Gap, distance and speed of a journey; thresholds where they decided. */
export function travelLines(travel: Travel): TravelLine[] {
  const radii = travel.from.radiusKm + travel.to.radiusKm
  const { distanceKm, minDistanceKm, speedKmh, minSpeedKmh, verdict } = travel
  const distance = radii > 0 ? `${bare(distanceKm)} − ${bare(radii)} = ${kmText(minDistanceKm)}` : kmText(distanceKm)
  const gap = { label: 'Gap', value: gapText(travel.gapMs, true) }
  if (verdict === 'impossible') {
    return [gap, { label: 'Distance', value: distance, limit: `≥ ${leastImpossibleKm}` }, { label: 'Speed', value: `at least ${speedText(minSpeedKmh, 'atLeast')}`, limit: `> ${speedLimitKmh}` }]
  }
  const least = minSpeedKmh < speedKmh ? `, at least ${bare(minSpeedKmh)}` : ''
  return [
    gap,
    { label: 'Distance', value: distance, limit: verdict === 'unlikely' ? `≥ ${leastUnlikelyKm}` : undefined },
    { label: 'Speed', value: `${speedText(speedKmh)}${least}`, limit: `${speedKmh > speedLimitKmh ? '>' : '≤'} ${speedLimitKmh}` },
  ]
}

/** The figure without its unit. */
function bare(km: number): string {
  return kmText(km).replace(' km', '')
}
