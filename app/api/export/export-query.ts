import { z } from 'zod'
import { exportFormats } from '@/lib/export'
import type { AuditFact } from '@/lib/http/create-route'

/** How a list is taken out of the console, and why; the reason stands in the audit and in the manifest. To be spread into the schema of a route. */
export const exportShape = {
  format: z.enum(exportFormats, 'must be csv or json'),
  raw: z.enum(['true', 'false'], 'is neither true nor false').default('false').transform((text) => text === 'true'),
  reason: z.string('is missing: say why you export').trim().min(3, 'is shorter than 3 characters: say why you export').max(500, 'is longer than 500 characters'),
}

type ExportQuery = { [Name in keyof typeof exportShape]: z.output<(typeof exportShape)[Name]> }

/** What the audit says of an export: the reason first, then all that was asked. */
export function exportFact(action: string, subject: string | undefined, { reason, ...asked }: ExportQuery): AuditFact {
  return { action, subject, detail: `${reason} (${JSON.stringify(asked)})` }
}

/** Who asks for which kind of file, when and why. */
export function askedExport({ format, raw, reason }: ExportQuery, account: { email: string }) {
  return { format, raw, reason, account: account.email, now: Date.now() }
}
