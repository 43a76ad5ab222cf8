import { showControls } from './safe-text'
import type { BrowserDetails, IpLocation, Visit } from './visit'
import { fieldsThatMove, readField, visitFields, type FirstField, type VisitField } from './visit-fields'

/** The fields whose value differs between a visit and the one before it, in the order in which they are shown. */
export function changedFields(older: Visit, newer: Visit): VisitField[] {
  return visitFields.filter((field) => readField(older, field) !== readField(newer, field))
}

/** Whether anything but the time and the page differs. */
export function hasChanged(older: Visit, newer: Visit): boolean {
  return older.ip !== newer.ip || older.linkedId !== newer.linkedId || older.incognito !== newer.incognito
    || (!isSamePlace(older.ipLocation, newer.ipLocation) && locationFields.some((field) => readField(older, field) !== readField(newer, field)))
    || (!isSameBrowser(older.browserDetails, newer.browserDetails) && browserFields.some((field) => readField(older, field) !== readField(newer, field)))
}

// Spelt out: the texts of fields are worth their making only where something differs, which is asked of every visit of a list.
const isSamePlace = (one: IpLocation = {}, other: IpLocation = {}) =>
  one === other || (one.latitude === other.latitude && one.longitude === other.longitude && one.accuracyRadius === other.accuracyRadius && one.timezone === other.timezone
    && one.city?.name === other.city?.name && one.subdivisions?.[0]?.name === other.subdivisions?.[0]?.name && one.country?.code === other.country?.code)
const isSameBrowser = (one: BrowserDetails = {}, other: BrowserDetails = {}) =>
  one === other || (one.userAgent === other.userAgent && one.browserName === other.browserName && one.browserFullVersion === other.browserFullVersion
    && one.browserMajorVersion === other.browserMajorVersion && one.os === other.os && one.osVersion === other.osVersion && one.device === other.device && one.botProbability === other.botProbability)

const locationFields: VisitField[] = ['timezone', 'position', 'place']
const browserFields = visitFields.filter((field) => !fieldsThatMove.includes(field) && !locationFields.includes(field))

/** Names of lucide icons. */
export type TagIcon = 'flag' | 'network' | 'hat-glasses' | 'link-2' | 'app-window' | 'map-pin' | 'monitor'

export interface ChangeTag {
  key: FirstField | 'incognito'
  text: string
  tone: 'warn' | 'cloak' | 'neutral'
  icon: TagIcon
}

/** What occurs for the first time at a visit, as tags: the weightiest first. `firsts` are the visit's own. */
export function tagsOf(visit: Visit, older: Visit | undefined, firsts: readonly FirstField[] = []): ChangeTag[] {
  const is = (field: FirstField) => firsts.includes(field)
  const { country, city } = visit.ipLocation ?? {}
  const { browserName, os } = visit.browserDetails ?? {}
  const tags: (ChangeTag | false)[] = [
    is('country') && { key: 'country', text: named('New country', country?.code ?? country?.name), tone: 'warn', icon: 'flag' },
    is('ip') && { key: 'ip', text: 'New IP', tone: 'warn', icon: 'network' },
    beganIncognito(visit, older) && { key: 'incognito', text: 'Incognito began', tone: 'cloak', icon: 'hat-glasses' },
    is('linkedId') && { key: 'linkedId', text: 'New linked id', tone: 'warn', icon: 'link-2' },
    is('browserName') && { key: 'browserName', text: named('New browser', browserName), tone: 'neutral', icon: 'app-window' },
    is('browserVersion') && !is('browserName') && { key: 'browserVersion', text: versionText(visit, older), tone: 'neutral', icon: 'app-window' },
    is('city') && !is('country') && { key: 'city', text: named('New city', city?.name), tone: 'neutral', icon: 'map-pin' },
    is('os') && { key: 'os', text: named('New system', os), tone: 'neutral', icon: 'monitor' },
  ]
  return tags.filter((tag) => tag !== false)
}

/** Whether a visit is incognito where the one before it was not. */
export function beganIncognito(visit: Visit, older: Visit | undefined): boolean {
  return older !== undefined && visit.incognito === true && older.incognito !== true
}

function versionText(visit: Visit, older: Visit | undefined): string {
  const version = visit.browserDetails?.browserMajorVersion
  const before = older?.browserDetails?.browserMajorVersion
  const steps = [before === version ? undefined : before, version].filter((step) => step !== undefined)
  return named('New browser version', steps.join(' → '))
}

function named(title: string, value: string | undefined): string {
  return value ? `${title} ${showControls(value)}` : title
}
