import 'server-only'
import { demoStories } from './demo-stories'

export { prepareDemo, type DemoOutcome } from './prepare-demo'
export { generateDemo } from './generate-demo'
export { hasDemo } from './has-demo'

export interface OfferedStory {
  visitorId: string
  title: string
  question: string
  /** What to search for, where the story starts from a linked id or an IP address. */
  query?: string
}

/** What a first-time visitor may look into, best first. */
export function stories(): OfferedStory[] {
  return Object.values(demoStories).map(({ visitorId, title, question, query }) => ({ visitorId, title, question, ...(query === undefined ? {} : { query }) }))
}
