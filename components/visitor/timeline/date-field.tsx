'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { TextField } from '@/components/ui/text-field'
import { earliestDate, isPlausibleDate } from './date-range'

interface Props {
  label: string
  /** `2026-11-22`, or nothing. */
  value: string
  onCommit: (date: string) => void
}

/** Keys that change a part of a date: between them it is a date that nobody means. */
const isTyping = ({ key, altKey }: KeyboardEvent) => /^(\d|Backspace|Delete)$/.test(key) || (/^Arrow(Up|Down)$/.test(key) && !altKey)

/** A day that acts once it is whole: picked, typed and left, or typed and confirmed with Enter. */
export function DateField({ label, value, onCommit }: Props) {
  const [draft, setDraft] = useState<string>()
  const [refused, setRefused] = useState(false)
  const typing = useRef(false)

  const commit = (input: HTMLInputElement) => {
    typing.current = false
    if (isPlausibleDate(input.value) || (input.value === '' && !input.validity.badInput)) {
      setDraft(undefined)
      setRefused(false)
      if (input.value !== value) onCommit(input.value)
    } else if (input.value === '') {
      // A part was typed: the field shows what is in force again.
      input.value = value
      setDraft(undefined)
      setRefused(false)
    } else setRefused(true)
  }

  return (
    <TextField
      label={label}
      type="date"
      min={earliestDate}
      max="9999-12-31"
      value={draft ?? value}
      error={refused ? 'Dates begin in the year 2000.' : undefined}
      onPointerDown={() => void (typing.current = false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget)
        // The space key opens the calendar.
        else if (isTyping(event) || event.key === ' ') typing.current = event.key !== ' '
      }}
      onChange={(event) => {
        setDraft(event.target.value)
        if (!typing.current) commit(event.target)
      }}
      onBlur={(event) => commit(event.target)}
    />
  )
}
