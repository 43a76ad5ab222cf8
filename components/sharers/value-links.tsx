import { showControls } from '@/lib/visits/safe-text'
import { Link } from '../ui/link'

const few = 3
const longest = 40

/** The first values of a list, each a way to everybody who shares it. */
export function ValueLinks({ values, hrefOf }: { values: readonly string[]; hrefOf: (value: string) => string }) {
  if (values.length === 0) return <span className="text-text-3">none</span>
  return (
    <span className="flex flex-wrap gap-x-2 font-mono">
      {values.slice(0, few).map((value) => (
        <Link key={value} href={hrefOf(value)} title={`Everybody with ${showControls(value)}`} className="whitespace-nowrap text-accent hover:underline">
          {showControls(value.length > longest ? `${value.slice(0, longest)}…` : value)}
        </Link>
      ))}
      {values.length > few && <span className="text-text-3" title={values.slice(few).map(showControls).join(', ')}>+{values.length - few}</span>}
    </span>
  )
}
