import { ProblemError } from '@/lib/console-api/problem-error'

/** Whether the answer was that no such visitor or visit is known, or that it was erased. */
export const isUnknown = (error: unknown) => error instanceof ProblemError && (error.status === 404 || error.status === 410)
