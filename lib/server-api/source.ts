import type { Region } from '../visits/visit'

/** One Server API that can be asked. It shows its token only to who calls `headers`, so that none is printed by accident. */
export interface ServerApiSource {
  region: Region
  /** Without a slash at its end. */
  baseUrl: string
  headers(): Record<string, string>
}

/** Closes over the token; JSON, logs and inspection see a function. */
export function createSource(region: Region, baseUrl: string, token: string): ServerApiSource {
  // The same token under its first and its second name, so that both spellings of the contract are satisfied.
  return { region, baseUrl: baseUrl.replace(/\/+$/, ''), headers: () => ({ 'auth-token': token, 'auth-api-key': token }) }
}
