import { z } from 'zod'
import { cellOrders } from '@/lib/console-api/answers'
import { cellSchema } from '@/lib/visits/map-cell-schema'
import { mapFilterShape } from '@/lib/visits/map-filter-schema'
import { inOrder, wrongOrder } from '../../visitors/[visitorId]/filter-query'

export const cellQuery = z.object({ ...mapFilterShape, ...cellSchema, sort: z.enum(cellOrders).default('bots') }).refine(inOrder, wrongOrder)
