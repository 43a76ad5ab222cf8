/** From this probability on a visit counts as one of a bot. */
const leastOfBots = 0.5

export const isBot = (botProbability: number | null): boolean => botProbability !== null && botProbability >= leastOfBots
