'use client'

/** The box that `/` goes to, when a page shows one. */
export const searchBoxMark = 'data-search-box'

/** Puts the focus into the page's search box. False when none is in sight. */
export function focusSearchBox(): boolean {
  for (const box of document.querySelectorAll<HTMLInputElement>(`input[${searchBoxMark}]`)) {
    if (!box.checkVisibility()) continue
    box.focus()
    box.select()
    return true
  }
  return false
}
