'use client'

import { Eraser } from 'lucide-react'
import { useAccount } from '../shell/console-context'
import { buttonClass } from '../ui/button-class'
import { Link } from '../ui/link'
import { erasureAddress, type TargetChoice } from './erasure-targets'

/** For admins: leads to a look at what an erasure would remove. */
export function EraseLink({ choice, id }: { choice: TargetChoice; id: string }) {
  if (useAccount().role !== 'admin') return null
  return (
    <Link href={erasureAddress(choice, id)} className={buttonClass()}>
      <Eraser size={14} strokeWidth={1.75} aria-hidden />
      Erase
    </Link>
  )
}
