import type { MapCellAnswer, Role } from '../console-api/answers'
import { maskAddresses } from './mask-address'
import { mayActAs } from './require-role'

const agentsCell = 1

/** Edge in degrees of the smallest cells that `role` may see. */
export const leastCellOf = (role: Role): number => (mayActAs(role, 'analyst') ? 0 : agentsCell)

/** The visitors of a cell as `role` may see them: for an agent the linked ids tell no address. */
export function maskCellVisitors(answer: MapCellAnswer, role: Role): MapCellAnswer {
  if (mayActAs(role, 'analyst')) return answer
  return { ...answer, visitors: answer.visitors.map((visitor) => ({ ...visitor, linkedIds: [...new Set(visitor.linkedIds.map(maskAddresses))] })) }
}
