import type { Role } from '../console-api/answers'
import { HttpError } from './http-error'
import { route } from './route'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/**
 * Handlers for the methods that an address does not have: 405 with `Allow`, in the API's form, and 401 to nobody before that.
 * Next would answer those that are missing by itself, before anyone asked for a session.
 * `export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])`
 */
export function refuseMethods(role: Role | 'public', allowed: readonly Method[]) {
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  const handle = () => {
    throw new HttpError('method_not_allowed', `This address answers ${allow} alone.`, { headers: { allow } })
  }
  const refuse = role === 'public' ? route({ role, audit: 'none', handle }) : route({ role, audit: 'none', handle })
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: refuse }
}
