'use client'

import { AppWindow, Archive, ExternalLink, Flag, HatGlasses, Link2, MapPin, Monitor, Network, type LucideIcon } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import { regionName } from '@/components/ui/region-name'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { linkTarget, showControls, urlLabel } from '@/lib/visits/safe-text'
import { timeText } from '@/lib/visits/time-zone'
import type { VisitRow } from '@/lib/visits/timeline'
import type { TagIcon } from '@/lib/visits/visit-changes'
import { rowWords } from './row-words'

const icons: Record<TagIcon, LucideIcon> = {
  flag: Flag,
  network: Network,
  'hat-glasses': HatGlasses,
  'link-2': Link2,
  'app-window': AppWindow,
  'map-pin': MapPin,
  monitor: Monitor,
}

/** Tags that a phone has room for; the rest is counted. */
const phoneTags = 2

interface Props {
  row: VisitRow
  chosen: boolean
  usualHost?: string
  /** Whether to tell in which region it was found. */
  regional: boolean
  onChoose: (requestId: string) => void
}

/** A visit: a click anywhere chooses it, and only the icon leaves for its page. */
export const VisitLine = memo(function VisitLine({ row: { visit, older, tags, inFold }, chosen, usualHost, regional, onChoose }: Props) {
  const { label, title } = visit.url === undefined ? { label: 'no URL', title: '' } : urlLabel(visit.url, usualHost)
  const target = linkTarget(visit.url)
  const { place, ip, browser, browserChanged } = rowWords(visit, older)
  return (
    <div className={classNames('group relative', chosen ? 'bg-accent-weak shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-hover')}>
      <span aria-hidden className={classNames('absolute inset-y-0 left-[94px] border-l', inFold ? 'border-dashed border-line-2' : 'border-line-2')} />
      <span
        aria-hidden
        className={classNames('absolute top-[11px] left-[89px] size-[11px] rounded-full border max-sm:top-[13px]', chosen ? 'border-accent bg-accent' : 'border-ctl bg-surface')}
      />
      <button
        type="button"
        aria-current={chosen ? 'true' : undefined}
        tabIndex={chosen ? 0 : -1}
        data-visit={visit.requestId}
        onClick={() => onChoose(visit.requestId)}
        className="flex w-full py-[6px] pr-3 pl-4 text-left -outline-offset-2 max-sm:py-2"
      >
        <TimeText ms={visit.timestamp} format={clock} visitorZone={visit.ipLocation?.timezone} skipped className="w-[93px] shrink-0 text-small leading-5 text-text-2" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-3">
            <span title={title} className={classNames('min-w-0 flex-1 truncate text-body font-semibold max-sm:text-phone', visit.url === undefined && 'font-normal text-text-3')}>
              {label}
            </span>
            {visit.linkedId === undefined ? (
              <span className="shrink-0 text-small text-text-3">no linked id</span>
            ) : (
              <span className="max-w-[45%] shrink-0 truncate font-mono text-small text-text-2">{showControls(visit.linkedId)}</span>
            )}
          </span>
          <span className="block truncate pr-6 text-small leading-[18px] text-text-2">
            {regional && visit.region !== undefined && visit.region !== 'embedded' ? (
              <span title={`Found in the ${regionName(visit.region)} region`} className="mr-1.5 rounded-tag bg-accent-weak px-1 text-label text-accent">
                {regionName(visit.region)}
              </span>
            ) : null}
            {place}
            {ip === undefined ? null : (
              <>
                <Dot />
                <span className="font-mono">{ip}</span>
              </>
            )}
            {browser === undefined ? null : (
              <span className={browserChanged ? undefined : 'max-sm:hidden'}>
                <Dot />
                {browser}
              </span>
            )}
            {visit.incognito === true && !tags.some(({ key }) => key === 'incognito') ? (
              <span className="text-cloak">
                <Dot />
                incognito
              </span>
            ) : null}
          </span>
          {tags.length > 0 ? (
            <span className="flex flex-wrap gap-1 pt-1 pb-0.5">
              {tags.map((tag, index) => (
                <Tag key={tag.key} tone={tag.tone} icon={icons[tag.icon]} className={classNames('max-w-full', index >= phoneTags && 'max-sm:hidden')}>
                  <span className="truncate">{tag.text}</span>
                </Tag>
              ))}
              {tags.length > phoneTags ? <Tag className="sm:hidden">+{tags.length - phoneTags}</Tag> : null}
            </span>
          ) : null}
        </span>
        {visit.archived === true ? (
          <span title="From the archive" className="absolute top-[29px] left-4 text-text-3 max-sm:top-[31px]">
            <Archive size={12} strokeWidth={1.75} aria-hidden />
            <span className="sr-only">From the archive</span>
          </span>
        ) : null}
      </button>
      {target === undefined ? null : (
        <a
          href={target}
          target="_blank"
          rel="noreferrer noopener"
          title="Open this page in a new tab"
          aria-label={`Open ${label} in a new tab`}
          tabIndex={chosen ? 0 : -1}
          className={classNames(
            'absolute top-[24px] right-2 inline-flex size-6 items-center justify-center rounded-control text-text-3 opacity-0 group-hover:opacity-100 after:absolute after:-inset-0.5 hover:bg-surface hover:text-accent focus-visible:opacity-100 max-sm:hidden',
            chosen && 'opacity-100',
          )}
        >
          <ExternalLink size={12} strokeWidth={1.75} aria-hidden />
        </a>
      )}
    </div>
  )
})

/** The space keeps the words apart for those who hear them. */
function Dot() {
  return (
    <>
      {' '}
      <span aria-hidden className="pr-1.5 pl-[3px] text-text-3">
        ·
      </span>
    </>
  )
}

const clock = (zone: string, timestamp: number) => timeText(zone, timestamp)
