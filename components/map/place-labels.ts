/** In CSS pixels of one common origin. */
export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

export interface LabelCandidate {
  /** Where it may stand, best first. */
  spots: readonly Rect[]
}

export interface PlacedLabel<Candidate> {
  candidate: Candidate
  /** Which of its spots it got. */
  spot: number
}

export const overlaps = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** Gives each candidate, in the order given, its first spot that is free of `taken` and of those before it; the rest get none. */
export function placeLabels<Candidate extends LabelCandidate>(
  candidates: readonly Candidate[], taken: readonly Rect[], gap = 2,
): PlacedLabel<Candidate>[] {
  const used = [...taken]
  const placed: PlacedLabel<Candidate>[] = []
  for (const candidate of candidates) {
    const spot = candidate.spots.findIndex((rect) => !used.some((other) => overlaps(widen(rect, gap), other)))
    const rect = candidate.spots[spot]
    if (!rect) continue
    used.push(rect)
    placed.push({ candidate, spot })
  }
  return placed
}

const widen = ({ left, top, right, bottom }: Rect, gap: number): Rect =>
  ({ left: left - gap, top: top - gap, right: right + gap, bottom: bottom + gap })
