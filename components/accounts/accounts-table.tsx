'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountsQuery, changeAccount, removeAccount, resetAccount } from '@/lib/console-api/account-queries'
import type { AccountRow } from '@/lib/console-api/answers'
import { useAccount } from '../shell/console-context'
import { Confirm } from '../ui/confirm'
import { SelectField } from '../ui/select-field'
import { Cell, HeadCell, Table } from '../ui/table'
import { Tag, type Tone } from '../ui/tag'
import { TimeText } from '../ui/time-text'
import { AccountActions, type AccountAction } from './account-actions'
import { FormFailure } from './form-failure'
import type { IssuedLink } from './one-time-link'
import { roleChoices, roleNames, roleOf } from './roles'

interface Pending {
  action: AccountAction
  account: AccountRow
}

export function AccountsTable({ accounts, onIssued }: { accounts: readonly AccountRow[]; onIssued: (issued: IssuedLink) => void }) {
  const queryClient = useQueryClient()
  const { id: ownId } = useAccount()
  const [pending, setPending] = useState<Pending>()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (change: () => Promise<unknown>) => change(),
    onSettled: () => {
      setPending(undefined)
      void queryClient.invalidateQueries(accountsQuery())
    },
  })

  const act = ({ action, account }: Pending) => mutate(() => changes[action](account, onIssued))
  const ask = (next: Pending) => {
    reset()
    if (questions[next.action]) setPending(next)
    else act(next)
  }
  const question = pending && questions[pending.action]

  return (
    <section aria-label="Accounts" className="flex flex-col gap-3">
      <h2 className="text-title">
        Accounts <span className="font-normal text-text-3">{accounts.length}</span>
      </h2>
      <FormFailure error={error} />
      <Table aria-label="Accounts">
        <thead>
          <tr>
            <HeadCell>Who</HeadCell>
            <HeadCell>Role</HeadCell>
            <HeadCell>Status</HeadCell>
            <HeadCell>Last seen</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <Cell>
                <span className="break-anywhere font-medium">{account.email}</span>
                {account.id === ownId && <span className="text-text-3"> (you)</span>}
                {account.name && account.name !== account.email && <span className="block text-text-3">{account.name}</span>}
              </Cell>
              <Cell>
                {account.status === 'invited' ? (
                  roleNames[account.role]
                ) : (
                  <SelectField
                    label={`Role of ${account.email}`}
                    labelHidden
                    options={roleChoices.map(({ value }) => ({ value, label: roleNames[value] }))}
                    value={account.role}
                    disabled={isPending}
                    onChange={(event) => {
                      const role = roleOf(event.target.value)
                      mutate(() => changeAccount({ id: account.id, role }))
                    }}
                  />
                )}
              </Cell>
              <Cell>
                <Tag tone={tones[account.status]}>{account.status}</Tag>
              </Cell>
              <Cell className="whitespace-nowrap text-text-2">{account.lastSeenAt ? <TimeText ms={account.lastSeenAt} /> : 'never'}</Cell>
              <Cell className="text-right">
                <AccountActions account={account} onAct={(action) => ask({ action, account })} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {pending && question && (
        <Confirm title={question.title(pending.account.email)} action={question.action} danger busy={isPending} onConfirm={() => act(pending)} onCancel={() => setPending(undefined)}>
          {question.words}
        </Confirm>
      )}
    </section>
  )
}

const tones: Record<AccountRow['status'], Tone> = { active: 'ok', invited: 'neutral', disabled: 'warn' }

const changes: Record<AccountAction, (account: AccountRow, onIssued: (issued: IssuedLink) => void) => Promise<unknown>> = {
  reset: async ({ id, email }, onIssued) => onIssued({ ...(await resetAccount(id)), email, purpose: 'reset' }),
  renew: async ({ id, email }, onIssued) => onIssued({ ...(await resetAccount(id)), email, purpose: 'invitation' }),
  disable: ({ id }) => changeAccount({ id, disabled: true }),
  enable: ({ id }) => changeAccount({ id, disabled: false }),
  remove: ({ id }) => removeAccount(id),
}

const questions: Partial<Record<AccountAction, { title: (email: string) => string; action: string; words: string }>> = {
  reset: { title: (email) => `Reset the password of ${email}?`, action: 'Make a reset link', words: 'The old password works until the link is used; then every session of the account ends.' },
  disable: { title: (email) => `Disable ${email}?`, action: 'Disable', words: 'Their sessions end now, and they cannot sign in until you enable the account again.' },
  remove: { title: (email) => `Remove ${email}?`, action: 'Remove', words: 'The account is gone for good. What it looked at stays in the audit.' },
}
