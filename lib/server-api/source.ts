import type { Region } from '../visits/visit'
import type { Generation } from './generation'
import { visitorsGeneration } from './generation-visitors'

/** One Server API that can be asked. It shows its token only to who calls `headers`, so that none is printed by accident. */
export interface ServerApiSource {
  region: Region
  /** Without a slash at its end. */
  baseUrl: string
  generation: Generation
  headers(): Record<string, string>
}

/** Closes over the token; JSON, logs and inspection see a function. */
export function createSource(region: Region, baseUrl: string, token: string, generation: Generation = visitorsGeneration): ServerApiSource {
  return { region, baseUrl: baseUrl.replace(/\/+$/, ''), generation, headers: () => generation.headers(token) }
}
