/**
 * The decoded path of a request's target, or undefined where it is malformed: not in origin form, not decodable, or with
 * anything in it that two readers could take for different paths.
 */
export function readPath(target: string): string | undefined {
  const [raw = ''] = target.split(/[?#]/, 1)
  if (!raw.startsWith('/') || target.includes('#')) return undefined
  try {
    const path = decodeURIComponent(raw)
    return isPlain(path) && isPlain(raw) ? path : undefined
  } catch {
    return undefined
  }
}

function isPlain(path: string): boolean {
  return !/[\\\p{Cc}]|\/\//u.test(path) && !path.split('/').some((segment) => segment === '.' || segment === '..')
}
