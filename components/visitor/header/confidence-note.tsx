import type { Visit } from '@/lib/visits/visit'

/** Below this the service itself doubts that it is the same browser. */
const doubtful = 0.8

/** How sure the service was of the newest visit; the first generation of the API does not say. */
export function ConfidenceNote({ confidence, loaded }: { confidence: Visit['confidence']; loaded: boolean }) {
  if (!loaded) return null
  if (!confidence) return 'Confidence not reported.'
  const low = confidence.score < doubtful
  return <span className={low ? 'font-medium text-warn' : undefined}>Confidence {confidence.score.toFixed(2)}{low ? ', low' : ''}.</span>
}
