import { useZone } from '@/components/shell/zone-context'
import { classNames } from '@/components/ui/class-names'
import { showControls } from '@/lib/visits/safe-text'
import type { Signals } from '@/lib/visits/signals'
import { shortDateText, timeText } from '@/lib/visits/time-zone'
import { signalRows, type SignalRow } from './signal-rows'

/** What the service says of a visit beyond the visit itself; times as they are here. */
export function SignalsGroup({ signals }: { signals: Signals }) {
  const { mine } = useZone()
  const rows = signalRows(signals, (timestamp) => `${shortDateText(mine, timestamp)}, ${timeText(mine, timestamp)} here`)
  return (
    <section aria-label="Signals">
      <h3 className="px-4 pt-3 pb-0.5 text-label font-semibold text-text">Signals</h3>
      <dl>
        {rows.map((row) => (
          <SignalLine key={row.label} row={row} />
        ))}
      </dl>
    </section>
  )
}

const tones = { warn: 'font-medium text-warn', found: 'font-semibold' } as const

function SignalLine({ row: { label, values, tone } }: { row: SignalRow }) {
  return (
    <div className="flex gap-1.5 border-b border-line px-4 py-1 text-small max-sm:py-1.5">
      <dt className="w-[86px] shrink-0 text-text-2">{label}</dt>
      <dd className={classNames('min-w-0 flex-1 break-anywhere', tone && tones[tone])}>
        {values.map((value) => (
          <div key={value}>{showControls(value)}</div>
        ))}
      </dd>
    </div>
  )
}
