import { toWire } from '../visits/to-wire'
import type { Visit } from '../visits/visit'
import { csvCell } from './csv-cell'
import { csvColumns } from './csv-columns'

export const exportFormats = ['csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** How the visits are written one after another: what stands before all, between two, and after all. */
interface Writing {
  head: string
  between: string
  write(visit: Visit): string
  tail: string
}

export const writings: Record<ExportFormat, Writing> = {
  csv: {
    // Without a byte order mark, spreadsheets read UTF-8 as the machine's own code page.
    head: `\uFEFF${csvColumns.map(([name]) => csvCell(name)).join(',')}\r\n`,
    between: '',
    write: (visit) => `${csvColumns.map(([, valueOf]) => csvCell(valueOf(visit))).join(',')}\r\n`,
    tail: '',
  },
  json: {
    head: '[\n',
    between: ',\n',
    write: (visit) => JSON.stringify({ visitorId: visit.visitorId, ...toWire(visit), region: visit.region }),
    tail: '\n]\n',
  },
}
