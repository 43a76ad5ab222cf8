'use client'

import { CornerDownLeft, Search } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { searchBoxMark } from '../shell/search-focus'
import { Button } from '../ui/button'
import { classNames } from '../ui/class-names'

interface SearchBoxProps {
  text: string
  onText: (text: string) => void
  /** Enter, or the button. */
  onSearch: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  autoFocus?: boolean
  busy?: boolean
  /** The id of the list that the arrow keys move in, and of the row that is chosen there. */
  controls?: string
  activeRow?: string
  /** Stands under the text, inside of the box: chips, a hint. */
  children?: ReactNode
  className?: string
}

/** The one box: whatever is pasted, lines and all, becomes one line of terms. */
export function SearchBox({ text, onText, onSearch, onKeyDown, autoFocus, busy, controls, activeRow, children, className }: SearchBoxProps) {
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch()
      }}
      className={classNames(
        'overflow-hidden rounded-panel border border-ctl bg-surface has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent',
        className,
      )}
    >
      <div className="flex min-h-14 items-center gap-3 pr-3.5 pl-4 max-sm:gap-2 max-sm:pr-1.5">
        <Search size={18} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3" />
        <input
          {...{ [searchBoxMark]: '' }}
          role="searchbox"
          type="text"
          aria-label="Search visitors"
          aria-keyshortcuts="/ Control+K"
          aria-controls={controls}
          aria-activedescendant={activeRow}
          placeholder="Visitor id, linked id, IP, network, URL or time"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text')
            if (!/[\r\n\t]/.test(pasted)) return
            event.preventDefault()
            const { selectionStart, selectionEnd, value } = event.currentTarget
            onText(value.slice(0, selectionStart ?? value.length) + pasted.replace(/\s+/g, ' ').trim() + value.slice(selectionEnd ?? value.length))
          }}
          onKeyDown={onKeyDown}
          className={classNames('h-14 min-w-0 flex-1 bg-transparent text-title outline-none placeholder:font-sans placeholder:font-normal placeholder:text-text-3 max-sm:text-[16px]', text && 'font-mono font-normal')}
        />
        <Button type="submit" variant="primary" trailingIcon={CornerDownLeft} busy={busy}>
          <span className="max-sm:sr-only">Search</span>
        </Button>
      </div>
      {children && <div className="border-t border-line bg-sunken px-3.5 py-2 text-small text-text-2">{children}</div>}
    </form>
  )
}
