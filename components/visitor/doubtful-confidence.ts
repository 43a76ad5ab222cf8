/** Below this the service itself doubts that it is the same browser. */
export const doubtfulConfidence = 0.8
