import { Skeleton } from '@/components/ui/skeleton'

const rows = [0, 1, 2, 3, 4, 5, 6, 7]

/** Where rows will be. */
export function TimelineSkeleton() {
  return (
    <div role="status" aria-label="Loading visits" className="min-h-0 flex-1 overflow-hidden">
      <div className="flex h-7 items-center border-b border-line bg-sunken px-4">
        <Skeleton className="h-3 w-24" />
      </div>
      {rows.map((row) => (
        <div key={row} className="flex h-[50px] items-start gap-4 px-4 pt-2.5">
          <Skeleton className="h-3 w-14" />
          <Skeleton className="size-2.5 rounded-full" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3 w-3/5" />
            <Skeleton className="h-2.5 w-4/5" />
          </span>
        </div>
      ))}
    </div>
  )
}
