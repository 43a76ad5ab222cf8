'use client'

import { useEffect, useRef, useState } from 'react'
import { type AskedExport, downloadExport, type ExportTarget } from '@/lib/console-api/download-export'
import { saveFile } from './save-file'

export type ExportState = { step: 'asking'; error?: Error } | { step: 'running'; bytes: number } | { step: 'saved'; name: string; bytes: number }

/** One export at a time: its progress, and how to begin and to stop it. Leaving the page stops it too. */
export function useExport(target: ExportTarget) {
  const [state, setState] = useState<ExportState>({ step: 'asking' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = async (asked: AskedExport) => {
    const controller = new AbortController()
    running.current = controller
    setState({ step: 'running', bytes: 0 })
    try {
      const { name, content } = await downloadExport(target, asked, { signal: controller.signal, onBytes: (bytes) => setState({ step: 'running', bytes }) })
      saveFile(name, content)
      setState({ step: 'saved', name, bytes: content.size })
    } catch (error) {
      setState({ step: 'asking', ...(!controller.signal.aborted && { error: error instanceof Error ? error : new Error(String(error)) }) })
    }
  }
  return { state, start: (asked: AskedExport) => void start(asked), stop: () => running.current?.abort() }
}
