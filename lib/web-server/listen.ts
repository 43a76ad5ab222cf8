import { once } from 'node:events'
import type { Server } from 'node:http'

/** Resolves once the server listens. Rejects with Node's own error, such as EADDRINUSE. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

/**
 * Where Sightline listens at 127.0.0.1, `localhost` may still mean ::1, and whoever listens there would be taken for it.
 * So a second server takes that address too, unless the machine has no IPv6. False where there is none to take.
 */
export async function listenAtIpv6(server: Server, port: number): Promise<boolean> {
  try {
    await listen(server, port, '::1')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) return false
    throw error
  }
}
