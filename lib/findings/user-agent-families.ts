/** What a user agent string says of browser and system, and which family a reported name belongs to. First match wins. */
type Table = readonly (readonly [pattern: RegExp, family: string])[]

const browsersInUserAgents: Table = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPX|OPT|Opera)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
  [/\b(MSIE |Trident\/)/, 'Internet Explorer'],
  [/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari'],
]

const browserNames: Table = [
  [/edge/i, 'Edge'],
  [/opera/i, 'Opera'],
  [/samsung/i, 'Samsung Internet'],
  [/yandex|yabrowser/i, 'Yandex'],
  [/vivaldi/i, 'Vivaldi'],
  [/firefox/i, 'Firefox'],
  [/chrom(e|ium)/i, 'Chrome'],
  [/internet explorer|^ie\b/i, 'Internet Explorer'],
  [/safari/i, 'Safari'],
]

const systemsInUserAgents: Table = [
  [/\bWindows\b/, 'Windows'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'Chrome OS'],
  [/\bMac(intosh| OS X)\b/, 'macOS'],
  [/\b(Linux|X11)\b/, 'Linux'],
]

const systemNames: Table = [
  [/windows/i, 'Windows'],
  [/\b(ios|ipados|iphone os)\b/i, 'iOS'],
  [/android/i, 'Android'],
  [/chrom(e|ium) ?os|\bcros\b/i, 'Chrome OS'],
  [/mac ?os|os x/i, 'macOS'],
  [/linux|ubuntu|fedora|debian/i, 'Linux'],
]

/** Pairs that are honest: a desktop site asked for on a tablet or a phone. */
const desktopSites = new Set(['iOS as macOS', 'Android as Linux'])

export interface Contradiction {
  reported: string
  userAgentSays: string
}

/** Where the user agent names another browser than the reported one; undefined also where either is not known here. */
export function contradictedBrowser(userAgent: string, browserName: string | undefined): Contradiction | undefined {
  return contradiction(familyIn(browsersInUserAgents, userAgent), familyIn(browserNames, browserName), browserName)
}

/** The same for the operating system. */
export function contradictedSystem(userAgent: string, os: string | undefined): Contradiction | undefined {
  const says = familyIn(systemsInUserAgents, userAgent)
  const reported = familyIn(systemNames, os)
  return desktopSites.has(`${reported} as ${says}`) ? undefined : contradiction(says, reported, os)
}

/** Whether there is anything to compare. */
export function isComparable(userAgent: string, browserName: string | undefined, os: string | undefined): boolean {
  const both = (inAgent: Table, names: Table, name: string | undefined) => familyIn(inAgent, userAgent) !== undefined && familyIn(names, name) !== undefined
  return both(browsersInUserAgents, browserNames, browserName) || both(systemsInUserAgents, systemNames, os)
}

function contradiction(says: string | undefined, family: string | undefined, reported: string | undefined): Contradiction | undefined {
  if (says === undefined || family === undefined || reported === undefined || says === family) return undefined
  return { reported, userAgentSays: says }
}

function familyIn(table: Table, text: string | undefined): string | undefined {
  // No honest user agent is longer, and the patterns need not run over more.
  const head = text?.slice(0, 1_000)
  return head === undefined ? undefined : table.find(([pattern]) => pattern.test(head))?.[1]
}
