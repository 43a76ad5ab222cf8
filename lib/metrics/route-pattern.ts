/**
 * `/api/visitors/[visitorId]` for `/api/visitors/abc`: the address with its parameters' names in place of their values, so that no label
 * tells whom somebody looked at. An address that is none is `/api/*`.
 */
export function routePattern(path: string, params: unknown): string {
  const segments = path.split('/').map(decode)
  for (const [name, value] of Object.entries(params ?? {}).reverse()) {
    const at = typeof value === 'string' ? segments.lastIndexOf(decode(value)) : -1
    if (at < 0) return '/api/*'
    segments[at] = `[${name}]`
  }
  return segments.join('/')
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
