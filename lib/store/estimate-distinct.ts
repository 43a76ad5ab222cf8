/** How many registers have each rank. */
export type RankCounts = number[]

/** How many different ones `size` registers have seen: the estimator of Ertl (2017), which needs no correction for small or large numbers. */
export function estimateOf(counts: RankCounts, size: number): number {
  if (counts[0] === size) return 0
  const longest = 32 - Math.log2(size) + 1
  let sum = size * tau(1 - (counts[longest] ?? 0) / size)
  for (let rank = longest - 1; rank >= 1; rank -= 1) sum = 0.5 * (sum + (counts[rank] ?? 0))
  sum += size * sigma((counts[0] ?? 0) / size)
  return size ** 2 / (2 * Math.LN2 * sum)
}

function sigma(share: number): number {
  let power = share
  let weight = 1
  let sum = share
  for (let before = Number.NaN; before !== sum; ) {
    before = sum
    power *= power
    sum += power * weight
    weight += weight
  }
  return sum
}

function tau(share: number): number {
  if (share === 0 || share === 1) return 0
  let root = share
  let weight = 1
  let sum = 1 - share
  for (let before = Number.NaN; before !== sum; ) {
    before = sum
    root = Math.sqrt(root)
    weight *= 0.5
    sum -= (1 - root) ** 2 * weight
  }
  return sum / 3
}
