import type { ReactNode } from 'react'
import { Region } from '../region'

/** A region before its content. */
export function EmptyRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Region label={label} className="h-full">
      <div className="min-h-0 flex-1">{children}</div>
    </Region>
  )
}
