import { awkwardVisits } from './awkward-visits'
import { crowd } from './crowd'
import { demoStories } from './demo-stories'
import type { Draft } from './draft'

/** Every demo visit around an instant, those of the stories first. */
export function* demoDrafts(now: number): Generator<Draft> {
  for (const story of Object.values(demoStories)) yield* story.visits(now)
  yield* awkwardVisits(now)
  yield* crowd(now)
}
