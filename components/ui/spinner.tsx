import { LoaderCircle } from 'lucide-react'

/** A turning ring; the words beside it say what is awaited. */
export function Spinner({ size = 16 }: { size?: 12 | 14 | 16 | 18 }) {
  return <LoaderCircle size={size} strokeWidth={1.75} aria-hidden className="animate-spin" />
}
