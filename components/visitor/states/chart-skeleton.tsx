import { Skeleton } from '@/components/ui/skeleton'

const heights = ['h-4', 'h-8', 'h-3', 'h-16', 'h-20', 'h-7', 'h-12', 'h-24', 'h-14', 'h-6', 'h-10', 'h-16']

/** Where bars will be. */
export function ChartSkeleton() {
  return (
    <div role="status" aria-label="Loading the bars" className="flex h-full items-end gap-2 px-4 pb-12">
      {heights.map((height, index) => (
        <span key={index} className="flex-1">
          <Skeleton className={height} />
        </span>
      ))}
    </div>
  )
}
