import { z } from 'zod'

export const roleSchema = z.enum(['agent', 'analyst', 'admin'], 'must be agent, analyst or admin')
