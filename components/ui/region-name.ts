import type { Region } from '@/lib/visits/visit'

type Source = Region | 'archive'

const names: Record<Source, string> = { us: 'US', eu: 'EU', ap: 'AP', embedded: 'Embedded', archive: 'Archive' }

/** The short name of a source, for a badge. */
export function regionName(source: Source): string {
  return names[source]
}

/** The source as it is spoken of shortly within a sentence: `EU`; our own implementation is no region. */
export function spokenRegion(source: Source): string {
  if (source === 'archive') return 'the archive'
  return source === 'embedded' ? 'the Server API' : names[source]
}

/** The source as the subject of a sentence: `The EU region`. */
export function regionSubject(source: Source): string {
  return source === 'archive' || source === 'embedded' ? capital(spokenRegion(source)) : `The ${names[source]} region`
}

/** `The US region and the EU region`. */
export function joinSubjects(sources: readonly Source[]): string {
  return joinWords(sources.map(regionSubject).map((name, index) => (index === 0 ? name : name.replace('The', 'the'))))
}

/** `US, EU and AP`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** With a capital at its beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
