import { z } from 'zod'

const isoSchema = z.iso.datetime({ offset: true, local: true })

/** To the minute or finer, and a zone in any of the ways in which ISO 8601 writes it. */
const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,30}))?)?(?:(Z)|([+-]\d\d)(?::?(\d\d))?)?$/

export interface IsoInstant {
  /** Epoch milliseconds. */
  timestamp: number
  /** False where the text names no zone and was read as UTC. */
  zoned: boolean
}

/** The instant of an ISO 8601 date and time; undefined for other text, and for a day or an hour that does not exist. */
export function readIsoInstant(text: string): IsoInstant | undefined {
  const [, toMinute = '', seconds = '00', fraction, utc, hours, minutes = '00'] = parts.exec(text) ?? []
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`
  const normal = `${toMinute}:${seconds}${fraction === undefined ? '' : `.${fraction}`}${zone}`
  if (!isoSchema.safeParse(normal).success) return undefined
  return { timestamp: Date.parse(normal), zoned: utc !== undefined || hours !== undefined }
}
