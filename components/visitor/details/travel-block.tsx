import { Fragment } from 'react'
import { numberText } from '@/components/ui/count-text'
import type { Travel } from '@/lib/visits/travel'
import { travelLines } from './travel-lines'

/** The arithmetic of the journey into a visit, so that a verdict can be checked by hand. */
export function TravelBlock({ travel, ordinal }: { travel: Travel; ordinal: number }) {
  return (
    <section aria-label="Travel" className="pt-2">
      <h3 className="px-4 pb-1 text-label font-semibold text-text">
        Travel from visit {numberText(ordinal - 1)}
        {travel.verdict === 'plausible' ? ', plausible' : `, ${travel.verdict}`}
        {travel.explained === undefined ? '' : ` (explained: ${travel.explained})`}
      </h3>
      <dl className="grid grid-cols-[100px_1fr_auto] text-small">
        {travelLines(travel).map(({ label, value, limit }) => (
          <Fragment key={label}>
            <dt className="col-start-1 border-b border-line py-0.5 pl-4 text-text-2">{label}</dt>
            <dd className="border-b border-line py-0.5 pl-2">{value}</dd>
            <dd className="border-b border-line py-0.5 pr-4 text-text-3">{limit}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
