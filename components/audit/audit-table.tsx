'use client'

import Link from 'next/link'
import type { AuditFilter } from '@/lib/console-api/account-queries'
import type { AuditEntry } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { roleNames } from '../accounts/roles'
import { Cell, HeadCell, Table } from '../ui/table'
import { TimeText } from '../ui/time-text'
import { actionLabel } from './audit-actions'

export function AuditTable({ entries, choose }: { entries: readonly AuditEntry[]; choose: (changes: AuditFilter) => void }) {
  return (
    <Table aria-label="Audit">
      <thead>
        <tr>
          <HeadCell>When</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>Did what</HeadCell>
          <HeadCell>Whom or what</HeadCell>
          <HeadCell>For what</HeadCell>
          <HeadCell>From</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <Cell className="whitespace-nowrap">
              <TimeText ms={entry.timestamp} />
            </Cell>
            <Cell>
              <button type="button" className="relative break-anywhere text-left text-accent after:absolute after:inset-x-0 after:-top-2 after:-bottom-1 hover:underline" title="Show this person’s entries only" onClick={() => choose({ account: entry.account })}>
                {showControls(entry.account)}
              </button>
              <span className="block text-text-3">{entry.role ? roleNames[entry.role] : 'not signed in'}</span>
            </Cell>
            <Cell>{actionLabel(entry.action)}</Cell>
            <Cell className="break-anywhere font-mono">
              <Subject entry={entry} />
            </Cell>
            <Cell className="break-anywhere text-text-2">{entry.detail && showControls(entry.detail)}</Cell>
            <Cell className="font-mono whitespace-nowrap text-text-2">{entry.address && showControls(entry.address)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Subject({ entry: { action, subject } }: { entry: AuditEntry }) {
  if (!subject) return null
  const href = subjectPages[action]?.(subject)
  if (!href) return showControls(subject)
  return (
    <Link href={href} prefetch={false} className="relative text-accent after:absolute after:-inset-y-1.5 after:inset-x-0 hover:underline">
      {showControls(subject)}
    </Link>
  )
}

const subjectPages: Record<string, (subject: string) => string> = {
  'visitor.view': pages.visitor,
  search: pages.search,
}
