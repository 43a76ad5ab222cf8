/**
 * `over` with a wait for `prepare`, which runs once before the first query, on what `over` makes without a wait; its failure fails the
 * query, and the next query runs it again.
 */
export function prepareOnce<Made>(over: (whenReady: () => Promise<void>, preparing: boolean) => Made, prepare: ((unprepared: Made) => Promise<void>) | undefined): Made {
  if (!prepare) return over(async () => undefined, false)
  const unprepared = over(async () => undefined, true)
  let prepared: Promise<void> | undefined
  return over(() => (prepared ??= prepare(unprepared).catch((error: unknown) => {
    prepared = undefined
    throw error
  })), false)
}
