/** `candidate` when it is a path of this console, else `/`: a link to the sign-in page cannot send anyone elsewhere. */
export function ownPath(candidate: unknown): string {
  if (typeof candidate !== 'string' || !candidate.startsWith('/') || hasControl(candidate)) return '/'
  const base = 'http://console.invalid'
  if (!URL.canParse(candidate, base)) return '/'
  const url = new URL(candidate, base)
  // A browser reads `/\host` and `//host` as another host, and `/.//host` becomes that.
  if (url.origin !== base || url.pathname.startsWith('//') || candidate.includes('\\')) return '/'
  return url.pathname + url.search + url.hash
}

const hasControl = (text: string) => [...text].some((character) => character < ' ' || character === '\u007f')
