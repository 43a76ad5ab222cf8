// Controls, format characters (bidi marks and overrides, zero widths, tags), halves of surrogate pairs, odd line ends, blank fillers.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu

/** Reported text with everything that is invisible, or would move its neighbours, written out: `\u202e`. */
export function showControls(text: string): string {
  return text.replace(unsafe, escaped)
}

/** The same for text in a block: line breaks and tabs stay. */
export function showControlsInBlock(text: string): string {
  return text.replace(unsafe, (character) => (character === '\n' || character === '\t' ? character : escaped(character)))
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}

const longestLabel = 120

/** The address of a link, or undefined where the text is no http(s) address and may only be shown. */
export function linkTarget(url: string | undefined): string | undefined {
  const parsed = parseUrl(url)
  return parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed.href : undefined
}

/**
 * A page address as a row shows it: path and query, with the host where it is another than `usualHost`, at most 120
 * characters. `title` is the whole. Text that is no address is shown as it is.
 */
export function urlLabel(url: string, usualHost?: string): { label: string; title: string } {
  const title = showControls(url)
  const parsed = linkTarget(url) === undefined ? undefined : parseUrl(url)
  if (!parsed) return { label: shorten(title), title }
  const host = usualHost === undefined || parsed.host === usualHost ? '' : parsed.host
  return { label: shorten(host + showControls(readable(parsed.pathname + parsed.search + parsed.hash))), title }
}

/** The host of an http(s) address, to compare rows by. */
export function hostOf(url: string | undefined): string | undefined {
  return linkTarget(url) === undefined ? undefined : parseUrl(url)?.host
}

function parseUrl(url: string | undefined): URL | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url) : undefined
}

function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function shorten(text: string): string {
  const characters = Array.from(text.length > longestLabel * 2 ? text.slice(0, longestLabel * 2) : text)
  return characters.length > longestLabel || text.length > longestLabel * 2 ? `${characters.slice(0, longestLabel - 1).join('')}…` : text
}
