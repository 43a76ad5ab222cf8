import type { Visit } from '@/lib/visits/visit'
import { doubtfulConfidence } from '../doubtful-confidence'

/** How sure the service was of the newest visit; the first generation of the API does not say. */
export function ConfidenceNote({ confidence, loaded }: { confidence: Visit['confidence']; loaded: boolean }) {
  if (!loaded) return null
  if (!confidence) return 'Confidence not reported.'
  const low = confidence.score < doubtfulConfidence
  return <span className={low ? 'font-medium text-warn' : undefined}>Confidence {confidence.score.toFixed(2)}{low ? ', low' : ''}.</span>
}
