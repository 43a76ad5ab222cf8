'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import type { WebhooksAnswer } from '@/lib/console-api/answers'
import { sendTestDelivery, webhooksQuery } from '@/lib/console-api/webhook-queries'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { countText, numberText } from '../ui/count-text'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { TimeText } from '../ui/time-text'
import { FormFailure } from './form-failure'

type Outcome = keyof WebhooksAnswer['counts']

const outcomes: Record<Outcome, { last: string; count: string }> = {
  accepted: { last: 'stored', count: 'Stored' },
  duplicate: { last: 'known already', count: 'Known already' },
  erased: { last: 'not stored, because its visitor was erased', count: 'Of erased visitors' },
  tooOld: { last: 'not stored, because it is older than visits are kept', count: 'Too old' },
  refused: { last: 'refused for its signature', count: 'Refused signatures' },
  unreadable: { last: 'no visit that could be read', count: 'Unreadable' },
  failed: { last: 'not stored, because the database failed', count: 'Failed' },
}
const shown: readonly Outcome[] = ['accepted', 'duplicate', 'erased', 'tooOld', 'refused', 'unreadable', 'failed']

/** For the admin: where the vendor's webhooks go, and what has come of them. */
export default function WebhookSettings() {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(webhooksQuery())
  const test = useMutation({ mutationFn: sendTestDelivery, onSettled: () => queryClient.invalidateQueries(webhooksQuery()) })
  return (
    <section aria-label="Webhooks" className="flex flex-col items-start gap-3">
      <h2 className="text-title">Webhooks</h2>
      {error && <QueryFailure what="the webhooks" error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-24 w-full" />}
      {data && <Facts answer={data} />}
      {data && data.secrets > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={Send} busy={test.isPending} onClick={() => test.mutate()}>
            Send a test delivery
          </Button>
          <p role="status" className="text-small text-text-2">
            {!test.isPending && test.data?.sentence}
          </p>
        </div>
      )}
      <FormFailure error={test.error} />
    </section>
  )
}

function Facts({ answer: { address, secrets, last, counts } }: { answer: WebhooksAnswer }) {
  return (
    <>
      <p className="text-body text-text-2">
        {secrets === 0
          ? 'Webhooks are off. To take visits as they happen, set WEBHOOK_SECRETS to the secret of the webhook, then start Sightline again.'
          : `Give the vendor’s webhook this address. ${countText(secrets, 'secret is', 'secrets are')} accepted.`}
      </p>
      <p className="flex max-w-full items-center gap-1">
        <code className="min-w-0 font-mono text-small break-anywhere">{address}</code>
        <CopyButton text={address} what="the address of the webhook" />
      </p>
      <p className="text-small text-text-2">
        {last ? <>Last delivery: <TimeText ms={last.at} />, {outcomes[last.outcome].last}.</> : 'Nothing has been delivered yet.'}
      </p>
      <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1 text-small">
        {shown.filter((outcome) => counts[outcome] > 0).map((outcome) => (
          <div key={outcome} className="contents">
            <dt className="text-text-3">{outcomes[outcome].count}</dt>
            <dd className="text-right">{numberText(counts[outcome])}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
