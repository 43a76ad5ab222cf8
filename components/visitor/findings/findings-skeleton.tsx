import { Skeleton } from '@/components/ui/skeleton'

/** Where findings will be; as high as a row of them, so that nothing jumps. */
export function FindingsSkeleton() {
  return (
    <div role="status" aria-label="Examining the visits" className="flex min-h-[86px] shrink-0 border-t border-line">
      {['a', 'b', 'c', 'd', 'e'].map((cell) => (
        <span key={cell} className="flex flex-1 flex-col gap-2 border-l border-line px-4 py-3 first:border-l-0 max-sm:not-first:hidden">
          <Skeleton className="h-3 w-1/2" />
          <Skeleton className="h-2.5 w-4/5" />
          <Skeleton className="h-2.5 w-3/5" />
        </span>
      ))}
    </div>
  )
}
