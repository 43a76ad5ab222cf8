import type { Environment } from './parse-environment'

/** Host and port where this process listens itself; an address that means "all of them" is asked at the loopback one. */
export function ownAddress({ host, port }: Pick<Environment, 'host' | 'port'>): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `${name.includes(':') ? `[${name}]` : name}:${port}`
}
