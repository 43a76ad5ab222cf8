import { DetailsSkeleton } from '../details/details-skeleton'
import { MapSkeleton } from '../map/map-skeleton'
import { regionsGrid } from '../regions-grid'
import { ChartSkeleton } from './chart-skeleton'
import { EmptyRegion } from './empty-region'
import { TimelineSkeleton } from './timeline-skeleton'

/** The four regions before anything is in them; a narrow window begins with the timeline. */
export function RegionsSkeleton() {
  return (
    <div className={regionsGrid}>
      <div className="min-h-0 border-line md:row-span-2 md:border-r">
        <EmptyRegion label="Visit timeline">
          <TimelineSkeleton />
        </EmptyRegion>
      </div>
      <div className="min-h-0 border-b border-line max-md:hidden">
        <EmptyRegion label="Visits over time">
          <ChartSkeleton />
        </EmptyRegion>
      </div>
      <div className="min-h-0 max-md:hidden md:col-start-2 md:row-start-2">
        <EmptyRegion label="Visit map">
          <MapSkeleton />
        </EmptyRegion>
      </div>
      <div className="hidden min-h-0 border-l border-line lg:col-start-3 lg:row-span-2 lg:row-start-1 lg:block">
        <EmptyRegion label="Browser details">
          <DetailsSkeleton />
        </EmptyRegion>
      </div>
    </div>
  )
}
