'use client'

import { useState } from 'react'
import type { ExportTarget } from '@/lib/console-api/download-export'
import { useAccount } from '../shell/console-context'
import { later } from '../ui/later'

const ExportDialog = later(() => import('./export-dialog'))

/** The dialog that takes a list out of the console, for those who may: `dialog` is to be drawn somewhere. */
export function useExportDialog(target: ExportTarget) {
  const { role } = useAccount()
  const [isOpen, setOpen] = useState(false)
  return { may: role !== 'agent', open: () => setOpen(true), dialog: isOpen ? <ExportDialog target={target} onClose={() => setOpen(false)} /> : null }
}
