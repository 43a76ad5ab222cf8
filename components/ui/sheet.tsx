'use client'

import type { ComponentProps } from 'react'
import { Dialog } from './dialog'

/** A dialog at the bottom edge, for phones. */
export function Sheet(props: Omit<ComponentProps<typeof Dialog>, 'place'>) {
  return <Dialog {...props} place="bottom" />
}
