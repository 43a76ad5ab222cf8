import type { FoundVisitor, Role } from '../console-api/answers'
import { maskAddresses } from './mask-address'
import { maskVisit } from './mask-visit'
import { mayActAs } from './require-role'

/** Visitors of a list as `role` may see them: for an agent neither the linked ids nor the visit that matches tell an address. */
export function maskFoundVisitors(visitors: readonly FoundVisitor[], role: Role): FoundVisitor[] {
  if (mayActAs(role, 'analyst')) return [...visitors]
  return visitors.map((visitor) => ({
    ...visitor,
    linkedIds: [...new Set(visitor.linkedIds.map(maskAddresses))],
    ...(visitor.newest && { newest: { ...visitor.newest, visit: maskVisit(visitor.newest.visit, role) } }),
  }))
}
