'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ErasurePreview, ErasureTarget } from '@/lib/console-api/answers'
import { previewErasure } from '@/lib/console-api/erasure-queries'
import { pages } from '@/lib/console-api/paths'
import { FormFailure } from '../accounts/form-failure'
import { readForm } from '../accounts/read-form'
import { Button } from '../ui/button'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { ErasureDialog } from './erasure-dialog'
import { ErasureList } from './erasure-list'
import { namedTarget, targetChoices, targetOf } from './erasure-targets'

/** For the admin: erases a visitor or a linked id for good, after a look at what that removes, and lists what was erased. An address may name the one to look at. */
export default function ErasureSettings() {
  const router = useRouter()
  const parameters = useSearchParams()
  const named = useMemo(() => namedTarget(parameters), [parameters])
  const section = useRef<HTMLElement>(null)
  const [asked, setAsked] = useState<{ target: ErasureTarget; preview: ErasurePreview }>()
  const look = useMutation({
    mutationFn: previewErasure,
    onSuccess: (preview, target) => setAsked({ target, preview }),
  })
  const { mutate } = look
  useEffect(
    function lookAtNamed() {
      if (!named) return
      section.current?.scrollIntoView()
      mutate(named.target)
    },
    [mutate, named],
  )
  const close = () => {
    setAsked(undefined)
    if (named) router.replace(pages.settings, { scroll: false })
  }
  return (
    <section ref={section} aria-label="Erasure" className="flex flex-col items-start gap-3">
      <h2 className="text-title">Erasure</h2>
      <p className="text-body text-text-2">
        Removes every copy that the console has, and refuses to take them in again. In the audit, a mark stands for the id from then on. It cannot be undone.
      </p>
      <form
        aria-label="What to erase"
        className="flex w-full flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const { what, id } = readForm(event, ['what', 'id'])
          look.mutate({ ...targetOf(what), id: id.trim() })
        }}
      >
        <SelectField label="Erase" name="what" options={targetChoices} defaultValue={named?.choice} className="max-sm:w-full" />
        <TextField label="Id" name="id" defaultValue={named?.target.id} required autoComplete="off" autoCapitalize="off" spellCheck={false} className="min-w-0 flex-1 max-sm:basis-full" />
        <Button type="submit" busy={look.isPending} className="min-h-8">
          Show what goes
        </Button>
      </form>
      <FormFailure error={look.error} />
      {asked && <ErasureDialog {...asked} onClose={close} />}
      <ErasureList />
    </section>
  )
}
