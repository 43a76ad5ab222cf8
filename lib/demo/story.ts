import type { Draft } from './draft'

/** The questions of an investigation that the demo visits answer. */
export const questions = {
  usualDevice: 'Is this the usual device for this customer?',
  accounts: 'How many accounts were used on this device?',
  devices: 'How many devices were used on this account?',
  travel: 'Did it travel impossibly?',
  order: 'Did this device make the disputed order, and earlier undisputed ones?',
  hiding: 'Is it hiding?',
  bot: 'Is it a bot?',
  contradiction: 'Does the device or the place contradict itself?',
  around: 'What happened just before and just after?',
  shared: 'Who else shares this IP or network?',
  change: 'When did behaviour change?',
  rhythm: 'A burst, or a normal rhythm?',
} as const

/** Something to find out with the demo visits: a visitor, and the others that belong to the story. */
export interface Story {
  /** Whom it is about. */
  visitorId: string
  title: string
  question: string
  /** What to search for, where the story starts from a linked id or an IP address. */
  query?: string
  /** All visits of the story's visitors, the same every time for the same instant; none later than it. */
  visits(now: number): Iterable<Draft>
}
