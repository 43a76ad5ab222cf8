/** How often a test kills a process: three times, and as often as the bench asks for. */
export const kills = Number(process.env.SIGHTLINE_TEST_KILLS ?? 3)

/** Random moments in rising order, one for each kill, as shares of a whole run. */
export const killMoments = (): number[] => Array.from({ length: kills }, (_, index) => (index + Math.random()) / (kills + 0.5))
