import type { Fault } from '../server-api/test-helpers/faulty-upstream'
import { faults } from '../server-api/test-helpers/faulty-upstream'

export interface UpstreamOrder {
  /** Comes back with the answer. */
  number: number
  fault: Fault
}

export interface UpstreamReply {
  number: number
  /** Requests so far. */
  calls: number
  /** In the first one, number 0. */
  origin?: string
}

export function isUpstreamOrder(value: unknown): value is UpstreamOrder {
  return isNumbered(value) && 'fault' in value && faults.some((fault) => fault === value.fault)
}

export function isUpstreamReply(value: unknown): value is UpstreamReply {
  return isNumbered(value) && 'calls' in value && typeof value.calls === 'number'
}

function isNumbered(value: unknown): value is { number: number } {
  return typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'number'
}
