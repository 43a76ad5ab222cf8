import type { BrowserDetails } from '../visits/visit'

/** The platforms of the demo's visitors, the common ones first. */
export const browserKinds = [
  'chrome-windows', 'chrome-android', 'safari-iphone', 'chrome-mac', 'edge-windows', 'safari-mac', 'firefox-windows', 'samsung-android', 'firefox-android', 'firefox-linux',
] as const
export type BrowserKind = (typeof browserKinds)[number]

type Details = Required<Omit<BrowserDetails, 'botProbability'>>

const windows = { os: 'Windows', osVersion: '10', device: 'Other', system: 'Windows NT 10.0; Win64; x64' }
const mac = { os: 'Mac OS X', osVersion: '10.15.7', device: 'Mac', system: 'Macintosh; Intel Mac OS X 10_15_7' }
// Chromium says "Android 10; K" whatever the device, Safari "18_7" on every iPhone since 26.
const android = { os: 'Android', osVersion: '10', device: 'Generic Smartphone', system: 'Linux; Android 10; K' }
const iphone = { os: 'iOS', osVersion: '18.7', device: 'iPhone', system: 'iPhone; CPU iPhone OS 18_7 like Mac OS X' }
type System = typeof windows

const makers: Record<BrowserKind, (daysAgo: number) => Details> = {
  'chrome-windows': (daysAgo) => chrome('Chrome', windows, daysAgo),
  'chrome-mac': (daysAgo) => chrome('Chrome', mac, daysAgo),
  'chrome-android': (daysAgo) => chrome('Chrome Mobile', android, daysAgo),
  'edge-windows': edge,
  'samsung-android': samsung,
  'safari-iphone': (daysAgo) => safari('Mobile Safari', iphone, ' Mobile/15E148', daysAgo),
  'safari-mac': (daysAgo) => safari('Safari', mac, '', daysAgo),
  'firefox-windows': (daysAgo) => firefox('Firefox', windows, '20100101', daysAgo),
  'firefox-linux': (daysAgo) => firefox('Firefox', { os: 'Linux', osVersion: '', device: 'Other', system: 'X11; Linux x86_64' }, '20100101', daysAgo),
  'firefox-android': (daysAgo) => firefox('Firefox Mobile', { ...android, osVersion: '16', system: 'Android 16; Mobile' }, '', daysAgo),
}

/** What a browser that is kept up to date tells of itself, so many days ago. */
export function browserAt(kind: BrowserKind, daysAgo: number): BrowserDetails {
  const { osVersion, ...details } = makers[kind](Math.max(0, daysAgo))
  return { ...details, ...(osVersion === '' ? {} : { osVersion }) }
}

/** A major version every four weeks, the newest one six days old. */
const majorOf = (newest: number, daysAgo: number) => newest - (daysAgo < 6 ? 0 : 1 + Math.floor((daysAgo - 6) / 28))

const details = ({ os, osVersion, device }: System, browserName: string, fullVersion: string, userAgent: string): Details => ({
  browserName, browserMajorVersion: fullVersion.split('.')[0] ?? '', browserFullVersion: fullVersion, os, osVersion, device, userAgent,
})

function chrome(name: string, system: System, daysAgo: number): Details {
  const major = majorOf(155, daysAgo)
  const mobile = system.os === 'Android' ? ' Mobile' : ''
  return details(system, name, `${major}.0.${8102 - (155 - major) * 61}`, `${chromium(system, major)}${mobile} Safari/537.36`)
}

function edge(daysAgo: number): Details {
  const major = majorOf(155, daysAgo)
  return details(windows, 'Edge', `${major}.0.${4210 - (155 - major) * 70}`, `${chromium(windows, major)} Safari/537.36 Edg/${major}.0.0.0`)
}

function samsung(daysAgo: number): Details {
  const major = daysAgo < 45 ? 31 : 30
  const userAgent = `Mozilla/5.0 (${android.system}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/${major}.0 Chrome/${major === 31 ? 151 : 146}.0.0.0 Mobile Safari/537.36`
  return details(android, 'Samsung Internet', `${major}.0`, userAgent)
}

function safari(name: string, system: System, mobile: string, daysAgo: number): Details {
  const version = daysAgo < 20 ? '27.1' : daysAgo < 66 ? '27.0' : '26.6'
  return details(system, name, version, `Mozilla/5.0 (${system.system}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version}${mobile} Safari/${mobile === '' ? '605.1.15' : '604.1'}`)
}

function firefox(name: string, system: System, build: string, daysAgo: number): Details {
  const major = majorOf(157, daysAgo)
  return details(system, name, `${major}.0`, `Mozilla/5.0 (${system.system}; rv:${major}.0) Gecko/${build === '' ? `${major}.0` : build} Firefox/${major}.0`)
}

const chromium = ({ system }: System, major: number) => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0`
