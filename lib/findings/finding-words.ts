/** What findings say on a screen. Browser-safe: types alone come from the rules. */
import { showControls } from '../visits/safe-text'
import { dayNumber, shortDateText, shortTimeText } from '../visits/time-zone'
import { gapText, kmText, speedText } from '../visits/travel-words'
import type { Travel } from '../visits/travel'
import type { Finding, FindingFigures, FindingKind, TravelFigures } from './finding'

/** Prose, or a reported value, which is set in the mono face. */
export type WordPart = string | { mono: string }

export interface FindingWords {
  title: string
  parts: WordPart[]
}

interface WordsContext {
  zone: string
  /** Epoch milliseconds. */
  now: number
}

/** The title and the sentences of a finding, with its figures. */
export function findingWords(finding: Finding, context: WordsContext): FindingWords {
  switch (finding.kind) {
    case 'impossible-travel':
    case 'unlikely-travel':
      return { title: travelTitle(finding), parts: travelParts(finding.kind, finding.figures) }
    case 'accounts':
      return { title: `${ordinal(finding.figures.accounts)} account on this browser`, parts: accountsParts(finding.figures, context) }
    case 'bot':
      return { title: finding.severity === 'danger' ? 'A bot, almost certainly' : 'Perhaps a bot', parts: botParts(finding.figures) }
    case 'incognito-began':
      return { title: finding.figures.visitsBefore === 0 ? 'Incognito from the first visit' : 'Incognito began', parts: incognitoParts(finding.figures) }
    case 'zone-mismatch':
      return { title: zoneTitle(finding.figures), parts: zoneParts(finding.figures) }
    case 'user-agent-mismatch':
      return { title: `User agent names another ${finding.figures.field === 'os' ? 'system' : 'browser'}`, parts: userAgentParts(finding.figures) }
    case 'burst':
      return { title: 'Burst of visits', parts: burstParts(finding.figures, context) }
    case 'shared-ip':
      return { title: `IP shared by ${count(finding.figures.visitors, 'visitor')}`, parts: sharedIpParts(finding.figures) }
  }
}

const clearPhrases: Partial<Record<FindingKind, string>> = {
  accounts: 'one account at most',
  bot: 'not a bot',
  'incognito-began': 'never incognito',
  'zone-mismatch': 'time zone fits place',
  'user-agent-mismatch': 'user agent fits system',
  burst: 'no bursts',
  'shared-ip': 'IP not shared',
}

/** The checks that found nothing: `3 checks clear`, `Not a bot; user agent fits system; time zone fits place.` */
export function clearWords(clear: readonly FindingKind[]): { title: string; text: string } {
  const phrases = clear.flatMap((kind) => clearPhrases[kind] ?? [])
  // Two kinds, one question.
  if (clear.includes('unlikely-travel')) phrases.unshift('travel plausible')
  else if (clear.includes('impossible-travel')) phrases.unshift('no impossible travel')
  if (phrases.length === 0) return { title: 'No check could be made', text: 'These visits report too little.' }
  const text = phrases.join('; ')
  return { title: `${count(phrases.length, 'check')} clear`, text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` }
}

function travelTitle({ kind, figures }: Extract<Finding, { kind: 'impossible-travel' | 'unlikely-travel' }>): string {
  const title = kind === 'impossible-travel' ? 'Impossible travel' : 'Unlikely travel'
  const scoped = figures.scope === 'linkedId' ? `${title} of one account` : title
  return figures.travel.explained === undefined ? scoped : `${scoped}, explained`
}

function travelParts(kind: FindingKind, { travel, times, linkedId, otherVisitorId, limitKmh }: TravelFigures): WordPart[] {
  const { distanceKm, minDistanceKm, gapMs, speedKmh, minSpeedKmh, explained } = travel
  const journey = `${showControls(travel.from.place)} to ${showControls(travel.to.place)}, ${kmText(distanceKm)} in ${gapText(gapMs, true)}`
  const arithmetic = kind === 'impossible-travel'
    ? `${journey}. Without both radii (${radii(travel)}) still ${kmText(minDistanceKm)}, so at least ${speedText(minSpeedKmh, 'atLeast')}. Limit ${limitKmh}.`
    : `${journey}, ${speedText(speedKmh)}. Without both radii (${radii(travel)}) ${kmText(minDistanceKm)} and ${speedText(minSpeedKmh, 'atLeast')}. Limit ${limitKmh}.`
  const more = `${explained === undefined ? '' : ` Explained: ${explained}.`}${times > 1 ? ` The fastest of ${times} journeys.` : ''}`
  if (linkedId === undefined) return [arithmetic + more]
  const account: WordPart[] = [{ mono: showControls(linkedId) }, `: ${arithmetic}${more}`]
  return otherVisitorId === undefined ? account : [...account, ' One end is on the browser ', { mono: showControls(otherVisitorId) }, ': shared or taken over.']
}

const radii = ({ from, to }: Travel) => `${Math.round(from.radiusKm)} + ${Math.round(to.radiusKm)} km`

function accountsParts({ newest, newestSince, previous, previousLastSeen }: FindingFigures['accounts'], context: WordsContext): WordPart[] {
  const gap = gapText(Math.max(0, newestSince - previousLastSeen))
  return [{ mono: showControls(newest) }, ` first seen ${whenWords(newestSince, context)}, ${gap} after `, { mono: showControls(previous) }, '.']
}

function botParts({ highest, visits, ofVisits, verdict }: FindingFigures['bot']): WordPart[] {
  if (verdict !== undefined) return [`Verdict: ${showControls(verdict).replaceAll('_', ' ')} bot. A bot in ${visits} of ${count(ofVisits, 'visit')}.`]
  return [`Bot probability up to ${Number(highest.toFixed(2))}; 0.5 or more in ${visits} of ${count(ofVisits, 'visit')}.`]
}

const newThings = { country: 'country', ip: 'IP', linkedId: 'linked id' } as const

function incognitoParts({ visitsBefore, incognitoVisits, withNew }: FindingFigures['incognito-began']): WordPart[] {
  if (visitsBefore === 0) return [`${count(incognitoVisits, 'visit')} in a private window.`]
  const first = incognitoVisits === 1 ? `Once, after ${count(visitsBefore, 'visit')} without.` : `${incognitoVisits} visits since, after ${visitsBefore} without.`
  const things = withNew.map((field) => newThings[field])
  const same = things.length === 0 ? '' : ` Same visit as the new ${things.length === 1 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`}.`
  return [first + same]
}

function zoneTitle({ known, countryContradicted, hoursApart }: FindingFigures['zone-mismatch']): string {
  if (countryContradicted) return 'Place contradicts itself'
  if (hoursApart !== undefined) return 'Time zone does not fit the place'
  return known ? 'Time zone in doubt' : 'Unknown time zone'
}

function zoneParts({ reported, known, expected, source, country, countryContradicted, hoursApart, visits }: FindingFigures['zone-mismatch']): WordPart[] {
  const parts: WordPart[] = []
  const zone: WordPart = { mono: showControls(expected ?? '') }
  const code = showControls(country ?? '')
  if (!known) parts.push({ mono: showControls(reported ?? '') }, ' is no zone that exists. ')
  if (hoursApart !== undefined) {
    parts.push({ mono: showControls(reported ?? '') }, source === 'country' ? ` was reported, ${code} has ` : ' was reported, the coordinates lie in ', zone, `: ${hoursText(hoursApart)} apart. `)
  }
  if (countryContradicted) parts.push('The coordinates lie in ', zone, `, the country says ${code}. `)
  else if (!known && expected !== undefined) parts.push(source === 'country' ? `${code} has ` : 'The coordinates lie in ', zone, '. ')
  parts.push(`In ${count(visits, 'visit')}.`)
  return parts
}

const hoursText = (hours: number) => `${Number(hours.toFixed(2))} h`

function userAgentParts({ field, reported, userAgentSays, visits }: FindingFigures['user-agent-mismatch']): WordPart[] {
  return [`Reported ${field === 'os' ? 'system' : 'browser'} ${showControls(reported)}, the user agent says ${userAgentSays}. In ${count(visits, 'visit')}.`]
}

function burstParts({ visits, windowMs, start, usualPerWindow }: FindingFigures['burst'], context: WordsContext): WordPart[] {
  const usual = usualPerWindow === 0 ? 'None at other times.' : `Usual here: ${Number(usualPerWindow.toFixed(1))}.`
  return [`${visits} visits within ${gapText(windowMs)}, ${whenWords(start, context)} at ${shortTimeText(context.zone, start)}. ${usual}`]
}

function sharedIpParts({ ip, network, visitors, networkVisitors }: FindingFigures['shared-ip']): WordPart[] {
  const prefix = network.slice(network.indexOf('/'))
  return [{ mono: ip }, ip === network || networkVisitors <= visitors ? ' in all that is known.' : ` in all that is known; ${networkVisitors} in its ${prefix}.`]
}

/** `today`, `yesterday`, `on 3 Mar 2026`. */
function whenWords(timestamp: number, { zone, now }: WordsContext): string {
  const daysAgo = dayNumber(zone, now) - dayNumber(zone, timestamp)
  return daysAgo === 0 ? 'today' : daysAgo === 1 ? 'yesterday' : `on ${shortDateText(zone, timestamp)}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

const ordinals = ['Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']

function ordinal(number: number): string {
  const word = ordinals[number - 2]
  if (word !== undefined) return word
  const teen = number % 100 >= 11 && number % 100 <= 13
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}
