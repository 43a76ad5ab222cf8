import type { FoundVisitor, Role } from '../console-api/answers'
import { maskAddresses } from './mask-address'
import { mayActAs } from './require-role'

/** Visitors of a list as `role` may see them: for an agent the linked ids tell no address. */
export function maskFoundVisitors(visitors: readonly FoundVisitor[], role: Role): FoundVisitor[] {
  if (mayActAs(role, 'analyst')) return [...visitors]
  return visitors.map((visitor) => ({ ...visitor, linkedIds: [...new Set(visitor.linkedIds.map(maskAddresses))] }))
}
