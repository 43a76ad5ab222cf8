import type { MapCell } from '@/lib/console-api/answers'
import { shortCount } from '../map/cell-words'
import { type CellColour, botFill, ramp, stepsOf } from '../map/fraud-ramp'

const titles: Record<CellColour, string> = {
  bots: 'Share of bots in the cell',
  incognito: 'Share of incognito in the cell',
  visits: 'Visits in the cell',
  visitors: 'Visitors in the cell',
}

/** What colours, rings and sizes mean. */
export function FraudLegend({ colour, cells }: { colour: CellColour; cells: readonly MapCell[] }) {
  const steps = stepsOf(colour, cells)
  const isShare = colour === 'bots' || colour === 'incognito'
  return (
    <div className="pointer-events-none absolute bottom-3 left-3 z-[1000] w-64 rounded-panel border border-line-2 bg-surface/95 px-2.5 py-2 text-label text-text-2 max-sm:hidden">
      <p>{titles[colour]}</p>
      <div className="mt-1 grid grid-cols-6">
        {ramp.map(({ fill }) => (
          <span key={fill} className="h-2" style={{ background: fill }} />
        ))}
        {steps.map((from, index) => (
          <span key={ramp[index]?.fill}>
            {isShare ? `${Math.round(from * 100)}${index === 0 ? ' %' : ''}` : shortCount(from)}
            {index === steps.length - 1 ? '+' : ''}
          </span>
        ))}
      </div>
      <p className="mt-1 flex items-center gap-3">
        <span className="flex items-center gap-1.5">
          <span className="h-[3px] w-3.5" style={{ background: botFill }} /> ring: bots
        </span>
        <span className="flex items-center gap-1.5">
          <span className="h-[3px] w-3.5 bg-cloak" /> incognito
        </span>
        <span>size: visits</span>
      </p>
    </div>
  )
}
