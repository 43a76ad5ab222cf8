import { Skeleton } from '@/components/ui/skeleton'

/** Where the chosen visit will be told. */
export function DetailsSkeleton() {
  return (
    <div role="status" aria-label="Loading the visit" className="flex flex-col gap-3 p-4">
      {['w-2/5', 'w-3/5', 'w-4/5', 'w-3/4', 'w-2/3', 'w-4/5'].map((width, index) => (
        <Skeleton key={index} className={`h-3 ${width}`} />
      ))}
    </div>
  )
}
