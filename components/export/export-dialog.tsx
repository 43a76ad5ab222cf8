'use client'

import { useId, useState } from 'react'
import type { AskedExport, ExportTarget } from '@/lib/console-api/download-export'
import { FormFailure } from '../accounts/form-failure'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { SegmentedControl } from '../ui/segmented-control'
import { sizeText } from '../ui/size-text'
import { Spinner } from '../ui/spinner'
import { TextField } from '../ui/text-field'
import { type ExportState, useExport } from './use-export'

const formats: readonly { value: AskedExport['format']; label: string }[] = [
  { value: 'csv', label: 'CSV, for spreadsheets' },
  { value: 'json', label: 'JSON, for programs' },
]

/** Asks how and why a list is exported, then downloads it. Closing it stops the download. */
export default function ExportDialog({ target, onClose }: { target: ExportTarget; onClose: () => void }) {
  const form = useId()
  const { state, start, stop } = useExport(target)
  return (
    <Dialog title="Export visits" onClose={onClose} footer={<Buttons form={form} step={state.step} stop={stop} onClose={onClose} />}>
      <div className="flex flex-col gap-4">
        <p className="text-body text-text-2">{target.what}, newest first, as the archive holds them. The ZIP has a manifest that says what was asked, by whom and when, with the SHA-256 of the file.</p>
        {state.step === 'saved' ? (
          <Notice tone="ok" title={`Saved, ${sizeText(state.bytes)}`} className="rounded-control">
            <p role="status" className="break-anywhere">
              {state.name}
            </p>
          </Notice>
        ) : (
          <ExportForm id={form} state={state} onExport={start} />
        )}
      </div>
    </Dialog>
  )
}

function ExportForm({ id, state, onExport }: { id: string; state: Exclude<ExportState, { step: 'saved' }>; onExport: (asked: AskedExport) => void }) {
  const [format, setFormat] = useState<AskedExport['format']>('csv')
  const [raw, setRaw] = useState(false)
  return (
    <form id={id} aria-label="Export visits" onSubmit={(event) => onExport({ format, raw, ...readForm(event, ['reason']) })} className="flex flex-col gap-4">
      <fieldset disabled={state.step === 'running'} className="flex flex-col gap-4">
        <SegmentedControl label="Format" value={format} onChange={setFormat} options={formats} className="self-start" />
        <label className="flex min-h-7 items-center gap-2 text-body text-text max-sm:min-h-11">
          <input type="checkbox" checked={raw} onChange={(event) => setRaw(event.target.checked)} className="size-4 accent-accent" />
          With each visit’s JSON as received
        </label>
        <TextField label="Reason" name="reason" required minLength={3} maxLength={500} autoComplete="off" data-first-focus placeholder="Such as the ticket’s number" hint="It stands in the audit and in the manifest." />
      </fieldset>
      <p role="status" className="flex min-h-5 items-center gap-2 text-small text-text-2 empty:hidden">
        {state.step === 'running' && (
          <>
            <Spinner size={14} />
            {state.bytes === 0 ? 'Reading visits' : `${sizeText(state.bytes)} so far`}
          </>
        )}
      </p>
      {state.step === 'asking' && <FormFailure error={state.error ?? null} />}
    </form>
  )
}

function Buttons({ form, step, stop, onClose }: { form: string; step: ExportState['step']; stop: () => void; onClose: () => void }) {
  if (step === 'running') return <Button onClick={stop}>Stop</Button>
  if (step === 'saved') return <Button onClick={onClose}>Close</Button>
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" variant="primary" form={form}>
        Export
      </Button>
    </>
  )
}
