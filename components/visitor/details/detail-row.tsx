import { numberText } from '@/components/ui/count-text'
import { Link } from '@/components/ui/link'
import { showControls } from '@/lib/visits/safe-text'
import { classNames } from '@/components/ui/class-names'
import type { DetailRow } from './detail-rows'

/** A line of browser details: label, value with what it was, and since when it is the same. */
export function DetailLine({ row: { label, value, was, changed, since, mono, href } }: { row: DetailRow }) {
  const text = classNames('min-w-0 break-anywhere', mono && 'font-mono')
  return (
    <div className={classNames('flex gap-1.5 border-b border-line px-4 py-1 text-small max-sm:py-1.5', changed && 'shadow-[inset_3px_0_0_var(--warn)]')}>
      <dt className="w-[86px] shrink-0 text-text-2">{label}</dt>
      <dd className="flex min-w-0 flex-1 gap-3">
        <div className="min-w-0 flex-1">
          <div className={classNames(text, changed ? 'font-semibold' : value === undefined && 'text-text-3')}>{value === undefined ? 'not given' : href === undefined ? showControls(value) : <ShareLink href={href} value={value} />}</div>
          {was === undefined ? null : (
            <div className="text-text-2">
              was <span className={text}>{showControls(was)}</span>
            </div>
          )}
        </div>
        {since === undefined ? null : (
          <div className={classNames('shrink-0', changed ? 'font-semibold text-warn' : 'text-text-3')}>{changed ? 'this visit' : `visit ${numberText(since)}`}</div>
        )}
      </dd>
    </div>
  )
}

function ShareLink({ href, value }: { href: string; value: string }) {
  return (
    <Link href={href} title={`Everybody with ${showControls(value)}`} className="text-accent hover:underline">
      {showControls(value)}
    </Link>
  )
}
