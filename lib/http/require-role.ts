import type { Role } from '../console-api/answers'
import { HttpError } from './http-error'

/** Each may do all that those before it may. */
const ranks: Record<Role, number> = { agent: 0, analyst: 1, admin: 2 }

export function mayActAs(role: Role, wanted: Role): boolean {
  return ranks[role] >= ranks[wanted]
}

/** Throws HttpError `forbidden`. */
export function requireRole(role: Role, wanted: Role): void {
  if (!mayActAs(role, wanted)) throw new HttpError('forbidden', `Your role is ${role}, and this needs ${wanted === 'admin' ? 'an admin' : `an ${wanted} or more`}. Ask an admin.`)
}
