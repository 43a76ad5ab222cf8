import type { CompiledQuery } from 'kysely'
import type { Statement } from './protocol'
import { toBindable } from './to-bindable'

/** A compiled query as a statement of a batch. */
export const toStatement = ({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Statement => ({ sql, parameters: parameters.map(toBindable) })
