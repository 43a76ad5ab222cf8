interface HeaderOptions {
  policy: string
  path: string
  secure: boolean
}

/** The headers of every answer, pages, API and files alike. */
export function responseHeaders({ policy, path, secure }: HeaderOptions): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
    ...ownCaching(path),
  }
}

/** A tile's path holds the digest of all tiles; the index and the icon keep their names when they change. Next speaks for its own files. */
function ownCaching(path: string): Record<string, string> {
  if (!isCacheable(path) || path.startsWith('/_next/')) return {}
  return { 'Cache-Control': /^\/basemap\/[0-9a-f]+\//.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache' }
}

/** Files of the build and the basemap hold nothing of anyone; all else may be kept by nobody. */
export function isCacheable(path: string): boolean {
  return path.startsWith('/_next/static/') || path.startsWith('/basemap/') || path === '/icon.svg'
}
