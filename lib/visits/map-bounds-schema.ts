import { z } from 'zod'
import { type MapBounds, wholeWorld } from './map-grid'

/** `w,s,e,n` in degrees, as a map has it: longitudes that ran on over the antimeridian are brought back, latitudes cut at the poles. */
export const boundsSchema = z.string().max(200, 'is too long').transform((text, context): MapBounds => {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = parts
  const refuse = (message: string) => {
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  }
  if (parts.length !== 4 || !parts.every(Number.isFinite)) return refuse('is not four numbers of degrees: west, south, east, north')
  if (south > north) return refuse('has its south above its north')
  if (Math.abs(west) > 1_080 || Math.abs(east) > 1_080) return refuse('lies more than three times around the world')
  const latitudes = { south: cutLatitude(south), north: cutLatitude(north) }
  if (east - west >= 360) return { ...wholeWorld, ...latitudes }
  const from = wrapLongitude(west)
  // 180 and -180 are one line: as an eastern edge it is 180.
  const to = wrapLongitude(east) === -180 ? 180 : wrapLongitude(east)
  return { west: from, east: to, ...latitudes }
})

const cutLatitude = (degrees: number) => Math.min(90, Math.max(-90, degrees))
/** Into -180 (included) to 180. */
const wrapLongitude = (degrees: number) => (degrees >= -180 && degrees < 180 ? degrees : degrees - 360 * Math.floor((degrees + 180) / 360))

export const zoomSchema = z.string().regex(/^\d{1,2}(\.\d{1,9})?$/, 'is no number from 0 to 24').transform(Number).refine((zoom) => zoom <= 24, 'is no number from 0 to 24')
