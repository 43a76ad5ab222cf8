import { z } from 'zod'
import { networkFor } from '@/lib/http/mask-sharers'

export const networkQuery = z.object({
  address: z.string({ error: 'is missing' }).max(64, 'is too long').refine((text) => networkFor('admin', text) !== undefined, 'is neither an IP address nor a network such as 203.0.113.0/24'),
  cursor: z.string().max(4_096, 'is longer than 4,096 characters').optional(),
})
