import { Skeleton } from '../ui/skeleton'

const rows = ['w-40', 'w-44', 'w-36', 'w-40', 'w-44']

/** The frame of the table while the answer is awaited. */
export function ResultsSkeleton() {
  return (
    <div>
      <div className="h-[37px] border-y border-line bg-sunken" />
      {rows.map((width, row) => (
        <div key={row} className="flex h-12 items-center gap-8 border-b border-line px-4">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 w-28" />
          <Skeleton className="ml-auto h-3 w-16" />
          <Skeleton className="h-3 w-24 max-sm:hidden" />
        </div>
      ))}
    </div>
  )
}
