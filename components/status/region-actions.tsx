'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, KeyRound, OctagonAlert, RotateCw } from 'lucide-react'
import type { TokenTestAnswer } from '@/lib/console-api/answers'
import { statusKey, testRegionToken, tryRegionNow } from '@/lib/console-api/status-queries'
import type { Region } from '@/lib/visits/visit'
import { FormFailure } from '../accounts/form-failure'
import { Button } from '../ui/button'
import { numberText } from '../ui/count-text'
import { regionTitle } from './region-title'

/** What an admin can do for a region, and what came of it. */
export function RegionActions({ region }: { region: Region }) {
  const queryClient = useQueryClient()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: statusKey })
  const again = useMutation({ mutationFn: () => tryRegionNow(region), onSettled })
  const test = useMutation({ mutationFn: () => testRegionToken(region), onSettled })
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={RotateCw} busy={again.isPending} aria-label={`Try ${regionTitle(region)} now`} onClick={() => again.mutate()}>
          Try now
        </Button>
        <Button icon={KeyRound} busy={test.isPending} aria-label={`Test the token of ${regionTitle(region)}`} onClick={() => test.mutate()}>
          Test the token
        </Button>
        <div role="status" className="text-small text-text-2">
          {test.data && !test.isPending ? <TestResult result={test.data} /> : again.isSuccess && 'The next look-up asks the region.'}
        </div>
      </div>
      <FormFailure error={test.error ?? again.error} />
    </div>
  )
}

function TestResult({ result: { ok, sentence, tookMs } }: { result: TokenTestAnswer }) {
  const Icon = ok ? CircleCheck : OctagonAlert
  return (
    <>
      <Icon size={14} strokeWidth={1.75} aria-hidden className={`mr-1 inline align-[-2px] ${ok ? 'text-ok' : 'text-danger'}`} />
      {sentence} <span className="text-text-3">({numberText(Math.round(tookMs))} ms)</span>
    </>
  )
}
