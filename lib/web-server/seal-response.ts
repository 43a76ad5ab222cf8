import type { ServerResponse } from 'node:http'
import { isCacheable } from './response-headers'

/** Has the last word on an answer of Next: nothing but files is kept by anyone. It stays replaced, since whatever compresses has wrapped it in turn. */
export function sealResponse(response: ServerResponse, path: string): void {
  const { writeHead } = response
  response.writeHead = (...parameters: unknown[]) => {
    if (!isCacheable(path)) response.setHeader('Cache-Control', 'no-store')
    return Reflect.apply(writeHead, response, parameters)
  }
}
