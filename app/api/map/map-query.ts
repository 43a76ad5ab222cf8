import { z } from 'zod'
import { boundsSchema, zoomSchema } from '@/lib/visits/map-bounds-schema'
import { mapFilterShape } from '@/lib/visits/map-filter-schema'
import { wholeWorld } from '@/lib/visits/map-grid'
import { inOrder, wrongOrder } from '../visitors/[visitorId]/filter-query'

/** A view, a range and what narrows it. Without a box the whole world is meant. */
export const mapQuery = z.object({ ...mapFilterShape, bbox: boundsSchema.default(wholeWorld), zoom: zoomSchema.default(2) }).refine(inOrder, wrongOrder)
