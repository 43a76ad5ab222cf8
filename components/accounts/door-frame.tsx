import { FingerprintPattern } from 'lucide-react'
import type { ReactNode } from 'react'

/** What stands around the forms of those who are not signed in. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-start justify-center bg-bg px-4 pt-[14vh] pb-8">
      <div className="w-full max-w-[360px] rounded-panel border border-line bg-surface p-6 max-sm:p-4">
        <p className="mb-4 flex items-center gap-2 text-body font-semibold">
          <span className="flex size-7 items-center justify-center rounded-control bg-text text-surface">
            <FingerprintPattern size={18} strokeWidth={1.75} aria-hidden />
          </span>
          Sightline
        </p>
        <h1 className="mb-4 text-title">{title}</h1>
        {children}
      </div>
    </main>
  )
}
