import type { Finding } from '../findings/finding'
import type { VisitStore } from '../store/visit-store'
import { readSignals } from '../visits/read-signals'

/** The same findings, with the service's own word for the newest visit of a bot where it judges instead of estimating: only the visit as received says so. */
export function tellBotVerdict(store: Pick<VisitStore, 'incomingByKey'>, visitorId: string, findings: readonly Finding[]): Promise<Finding[]> {
  return Promise.all(findings.map(async (finding) => {
    const [newest] = finding.requestIds
    if (finding.kind !== 'bot' || newest === undefined) return finding
    const [received] = await store.incomingByKey([[visitorId, newest]])
    const verdict = readSignals(received?.raw)?.bot
    return verdict === undefined ? finding : { ...finding, figures: { ...finding.figures, verdict } }
  }))
}
