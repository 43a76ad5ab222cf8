import { z } from 'zod'
import { visitFilterShape, zoneSchema } from '@/lib/visits/visit-filter-schema'

export const inOrder = ({ from, to }: { from?: number; to?: number }) => from === undefined || to === undefined || from <= to
export const wrongOrder = { path: ['from'], message: 'lies after to' }

export const filterQuery = z.object(visitFilterShape).refine(inOrder, wrongOrder)
export const zonedFilterQuery = z.object({ ...visitFilterShape, zone: zoneSchema.default('UTC') }).refine(inOrder, wrongOrder)
