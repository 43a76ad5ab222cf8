'use client'

import type { ReactNode } from 'react'
import type { Placement } from './place-beside'
import { useTooltip } from './use-tooltip'

/** Words that explain, on hover and focus. Reachable by keyboard, since it takes the focus itself. */
export function Tooltip({ content, children, className, ...placement }: Placement & { content: ReactNode; children: ReactNode; className?: string }) {
  const { anchor, tip } = useTooltip(() => content, placement)
  return (
    <>
      <span {...anchor} tabIndex={0} className={className}>
        {children}
      </span>
      {tip}
    </>
  )
}
