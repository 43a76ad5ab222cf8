import { Skeleton } from '@/components/ui/skeleton'

/** Where the figures will be. */
export function FactsSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview" className="flex gap-8 px-5 pt-2 pb-3">
      {['w-28', 'w-24', 'w-20', 'w-44', 'w-24'].map((width, index) => (
        <span key={index} className="flex flex-col gap-2">
          <Skeleton className="h-2.5 w-14" />
          <Skeleton className={`h-3.5 ${width}`} />
        </span>
      ))}
    </div>
  )
}
