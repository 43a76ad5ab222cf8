import { toWire } from '../visits/to-wire'
import { csvCell } from './csv-cell'
import { type Column, csvColumns, rawColumn } from './csv-columns'
import type { ExportedVisit } from './exported-visit'

export const exportFormats = ['csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** How the visits are written one after another: what stands before all, between two, and after all. */
interface Writing {
  head: string
  between: string
  write(exported: ExportedVisit): string
  tail: string
}

export function writingOf(format: ExportFormat, raw: boolean): Writing {
  return format === 'csv' ? csv(raw ? [...csvColumns, rawColumn] : csvColumns) : json
}

const csv = (columns: readonly Column[]): Writing => ({
  // Without a byte order mark, spreadsheets read UTF-8 as the machine's own code page.
  head: `\uFEFF${columns.map(([name]) => csvCell(name)).join(',')}\r\n`,
  between: '',
  write: (exported) => `${columns.map(([, valueOf]) => csvCell(valueOf(exported))).join(',')}\r\n`,
  tail: '',
})

const json: Writing = {
  head: '[\n',
  between: ',\n',
  write: ({ visit, raw }) => JSON.stringify({ visitorId: visit.visitorId, ...toWire(visit), region: visit.region, rawJson: raw }),
  tail: '\n]\n',
}
