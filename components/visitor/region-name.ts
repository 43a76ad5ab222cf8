import type { SourceReport } from '@/lib/console-api/answers'
import type { Region } from '@/lib/visits/visit'

const names: Record<Region | 'archive', string> = { us: 'US', eu: 'EU', ap: 'AP', embedded: 'Embedded', archive: 'Archive' }

/** The short name of a source, for a badge. */
export function regionName(region: Region | 'archive'): string {
  return names[region]
}

/** The source as the subject of a sentence: `The EU region`; our own implementation is no region. */
export function regionSubject(region: Region | 'archive'): string {
  if (region === 'archive') return 'The archive'
  return region === 'embedded' ? 'The Server API' : `The ${names[region]} region`
}

/** `The US region and the EU region`. */
export function joinSubjects(reports: readonly SourceReport[]): string {
  return reports.map(({ source }) => regionSubject(source)).map((name, index) => (index === 0 ? name : name.replace('The', 'the'))).join(' and ')
}
