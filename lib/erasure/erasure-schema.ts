import { z } from 'zod'
import { createRenamer } from '../audit/rename-in-audit'

/** What is to be erased, as the console's API takes it. */
export const erasureTargetShape = {
  kind: z.enum(['visitor', 'linked_id'], 'must be visitor or linked_id'),
  id: z.string('is missing: name what is to be erased').min(1, 'is empty').max(512, 'is longer than 512 characters'),
  scope: z.enum(['visits', 'visitors'], 'must be visits or visitors').default('visits'),
}

export const erasureReason = z.string('is missing: say why you erase').trim().min(3, 'is shorter than 3 characters: say why you erase').max(500, 'is longer than 500 characters')

/** The reason without the id, which people like to name in it. */
export const withoutId = ({ id, reason }: { id: string; reason: string }, mark: string): string => createRenamer(new Map([[id, mark]]))(reason)
