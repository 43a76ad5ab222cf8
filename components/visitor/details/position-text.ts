import { numberText } from '@/components/ui/count-text'
import { hasPosition } from '@/lib/visits/geography'
import type { Visit } from '@/lib/visits/visit'

/** `35.15, -90.05 ±100 km`: no more digits than the radius bears out, because more would feign precision. */
export function positionText(visit: Visit): string | undefined {
  if (!hasPosition(visit)) return undefined
  const { latitude, longitude, accuracyRadius } = visit.ipLocation
  const digits = digitsFor(accuracyRadius)
  const radius = accuracyRadius === undefined ? '' : ` ±${numberText(accuracyRadius)} km`
  return `${rounded(latitude, digits)}, ${rounded(longitude, digits)}${radius}`
}

/** A hundredth of a degree is about 1.1 km. */
function digitsFor(radiusKm: number | undefined): number {
  if (radiusKm === undefined || radiusKm < 1) return 4
  if (radiusKm < 10) return 3
  if (radiusKm < 200) return 2
  return radiusKm < 1000 ? 1 : 0
}

function rounded(degrees: number, digits: number): string {
  // Adding 0 turns the -0 of a rounded tiny negative into 0.
  return String(Number(degrees.toFixed(digits)) + 0)
}
