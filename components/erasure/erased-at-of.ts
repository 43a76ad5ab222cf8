import { ProblemError } from '@/lib/console-api/problem-error'

/** When it was erased, epoch milliseconds, where a look-up failed for that. */
export const erasedAtOf = (error: unknown) => (error instanceof ProblemError ? error.problem.erasedAt : undefined)
