'use client'

import { Pause, Play, Radio } from 'lucide-react'
import type { LiveState } from '@/lib/console-api/live-stream'
import { useKeys } from '../shell/keys'
import { Button } from '../ui/button'
import { countText, numberText } from '../ui/count-text'
import { EmptyState } from '../ui/empty-state'
import { keyOf, mostShown, type Feed } from './feed'
import { LiveRow } from './live-row'
import { useLiveFeed } from './use-live-feed'

const stateWords: Record<LiveState, string> = {
  connecting: 'Connecting…',
  open: 'Live: visits are listed as they are stored.',
  waiting: 'The connection broke. Trying again; nothing that comes meanwhile is missed.',
  ended: 'Live has stopped, because the session ended or too many pages are live. Load the page again.',
}

/** Visits as they come into the archive, with a pause. */
export function LivePage() {
  const { feed, state, toggle } = useLiveFeed()
  useKeys({ p: toggle })
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2">
        <Button icon={feed.paused ? Play : Pause} aria-pressed={feed.paused} aria-keyshortcuts="p" onClick={toggle}>
          {feed.paused ? 'Resume' : 'Pause'}
        </Button>
        <p role="status" className="text-small text-text-2">
          {heldWords(feed) ?? stateWords[state]}
        </p>
      </div>
      {feed.shown.length === 0 ? <NothingYet state={state} /> : <Rows feed={feed} />}
    </div>
  )
}

/** Nothing while it is not paused: each visit told aloud would be too much. */
function heldWords({ paused, heldCount }: Feed): string | undefined {
  if (!paused) return undefined
  return heldCount === 0 ? 'Paused. Nothing has come since.' : `Paused. ${numberText(heldCount)} more while paused.`
}

function Rows({ feed }: { feed: Feed }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="New visits">
        {feed.shown.map((visit) => (
          <LiveRow key={keyOf(visit)} visit={visit} />
        ))}
      </ul>
      <p className="px-4 py-3 text-small text-text-3">
        {feed.shown.length >= mostShown ? `The newest ${numberText(mostShown)} are listed; search for older ones.` : 'Older visits are found by searching.'}
        {feed.unlisted > 0 && ` ${countText(feed.unlisted, 'visit')} came too quickly to be listed here; the archive has them.`}
      </p>
    </div>
  )
}

function NothingYet({ state }: { state: LiveState }) {
  return (
    <EmptyState icon={Radio} title={state === 'open' ? 'No visit has come in yet.' : 'Nothing to show yet.'}>
      Visits appear here as webhooks, imports, look-ups and the ingest method store them.
    </EmptyState>
  )
}
