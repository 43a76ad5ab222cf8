'use client'

import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import type { AuditFilter } from '@/lib/console-api/account-queries'

const parsers = { account: parseAsString, action: parseAsString, subject: parseAsString, from: parseAsInteger, to: parseAsInteger }

/** The filter of the audit page; it lives in the URL. */
export function useAuditFilter() {
  const [state, setState] = useQueryStates(parsers, { history: 'replace' })
  const filter: AuditFilter = {
    account: state.account ?? undefined,
    action: state.action ?? undefined,
    subject: state.subject ?? undefined,
    from: state.from ?? undefined,
    to: state.to ?? undefined,
  }
  const change = (changes: AuditFilter) => void setState(Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === '' || value === undefined ? null : value])))
  return { filter, isFiltered: Object.values(filter).some((value) => value !== undefined), change, clear: () => void setState(null) }
}
