import { ProblemError } from '@/lib/console-api/problem-error'

/** Whether the answer was that no such visitor or visit is known. */
export const isUnknown = (error: unknown) => error instanceof ProblemError && error.status === 404
