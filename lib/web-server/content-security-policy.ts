interface PolicyOptions {
  nonce: string
  development: boolean
  tileUrl?: string
}

/** What a page of ours may load and do. */
export function contentSecurityPolicy({ nonce, development, tileUrl }: PolicyOptions): string {
  const tiles = tileUrl === undefined ? [] : [tileOrigin(tileUrl)]
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    // Hot reload evaluates what it receives.
    'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    // Positions of map tiles, chart bars and virtual rows are style attributes, which a nonce cannot cover; a style runs nothing.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...tiles],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...tiles],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
  }
  return Object.entries(directives).map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ')
}

/** `https://*.tiles.example` for `https://{s}.tiles.example/{z}/{x}/{y}.png`. */
const tileOrigin = (tileUrl: string) => tileUrl.replace(/^(https?:\/\/[^/?#]+).*$/, '$1').replace('{s}', '*')
