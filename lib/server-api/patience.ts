/** How long a call may take, in milliseconds. */
export interface Patience {
  connect: number
  headers: number
  attempt: number
}

export const usualPatience: Patience = { connect: 1_000, headers: 3_000, attempt: 4_000 }

/** With hot reload, the first call waits for the embedded Server API to be compiled. */
export const developmentPatience: Patience = { connect: 1_000, headers: 60_000, attempt: 60_000 }
