/** What the search page hands to whatever shows its box. */
export interface BoxState {
  text: string
  onText: (text: string) => void
  /** Searches for the terms of this text and remembers it. */
  search: (text: string) => void
}
