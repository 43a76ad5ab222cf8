import type { Finding } from '@/lib/findings/finding'

/** The visits of a finding in the order in which clicks go through them: first the one that its sentence tells of, then newest first. */
export function findingVisits(finding: Finding): readonly string[] {
  const told = toldVisit(finding)
  return told === undefined ? finding.requestIds : [told, ...finding.requestIds.filter((requestId) => requestId !== told)]
}

/** Of several journeys the fastest is told, and where a private window began; elsewhere the newest visit will do. */
function toldVisit(finding: Finding): string | undefined {
  if (finding.kind === 'impossible-travel' || finding.kind === 'unlikely-travel') {
    const { from, to } = finding.figures.travel
    // An account's journey may end on another browser.
    return [to.requestId, from.requestId].find((requestId) => finding.requestIds.includes(requestId))
  }
  return finding.kind === 'incognito-began' ? finding.requestIds.at(-1) : undefined
}
