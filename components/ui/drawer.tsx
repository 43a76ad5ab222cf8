'use client'

import type { ComponentProps } from 'react'
import { Dialog } from './dialog'

/** A dialog at the right edge, 352 px wide. */
export function Drawer(props: Omit<ComponentProps<typeof Dialog>, 'place'>) {
  return <Dialog {...props} place="right" />
}
