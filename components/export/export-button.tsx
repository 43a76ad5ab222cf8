'use client'

import { Download } from 'lucide-react'
import type { ExportTarget } from '@/lib/console-api/download-export'
import { Button } from '../ui/button'
import { useExportDialog } from './use-export-dialog'

/** Takes a list of visits out of the console; agents do not have it. */
export function ExportButton({ target }: { target: ExportTarget }) {
  const { may, open, dialog } = useExportDialog(target)
  if (!may) return null
  return (
    <>
      <Button icon={Download} aria-haspopup="dialog" onClick={open}>
        Export
      </Button>
      {dialog}
    </>
  )
}
