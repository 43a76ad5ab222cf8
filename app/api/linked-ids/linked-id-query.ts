import { z } from 'zod'

export const linkedIdQuery = z.object({
  id: z.string({ error: 'is missing' }).min(1, 'is empty').max(512, 'is longer than 512 characters'),
  cursor: z.string().max(4_096, 'is longer than 4,096 characters').optional(),
})
