import type { Region } from '../visits/visit'
import type { ServerApi } from './create-server-api'
import { isServerApiError } from './errors/server-api-error'
import type { TokenTest } from './region-health'
import type { ServerApiSource } from './source'

/** Never throws. */
export async function testToken(region: Region, source: ServerApiSource | undefined, client: Pick<ServerApi, 'testToken'>): Promise<TokenTest> {
  if (!source) return { ok: false, sentence: `No token is set for the region ${region}.`, tookMs: 0 }
  const startedAt = performance.now()
  const tookMs = () => Math.round(performance.now() - startedAt)
  try {
    await client.testToken(source)
    return { ok: true, sentence: `The Server API (${region}) accepts the token.`, tookMs: tookMs() }
  } catch (error) {
    if (isServerApiError(error)) return { ok: false, sentence: error.sentence, code: error.code, tookMs: tookMs() }
    return { ok: false, sentence: 'The token could not be tested. Try again.', tookMs: tookMs() }
  }
}
