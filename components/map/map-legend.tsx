import { legKinds, legStyles } from './leg-style'

/** What the lines mean, and whose the basemap is. */
export function MapLegend({ embedded }: { embedded: boolean }) {
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-1.5 text-label font-normal text-text-2">
      {legKinds.map((kind) => (
        <span key={kind} className="flex items-center gap-2">
          <svg width="20" height="4" aria-hidden>
            <line x1="1" x2="19" y1="2" y2="2" className={`map-leg map-leg-${kind}`} strokeWidth={legStyles[kind].width} strokeDasharray={legStyles[kind].dash} strokeLinecap={legStyles[kind].cap} />
          </svg>
          {legStyles[kind].words}
        </span>
      ))}
      {embedded && <span className="ml-auto text-text-3">Natural Earth · GeoNames</span>}
    </div>
  )
}
