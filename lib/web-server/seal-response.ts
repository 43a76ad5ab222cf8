import type { ServerResponse } from 'node:http'
import { HttpError } from '../http/http-error'
import { isCacheable } from './response-headers'
import { writeProblem } from './write-problem'

/**
 * Has the last word on an answer of Next: nothing but files is kept by anyone, and an empty 405 of the API gets its form.
 * The two functions stay replaced, since whatever compresses has wrapped them in turn.
 */
export function sealResponse(response: ServerResponse, path: string): void {
  const { writeHead, end } = response
  const isBareRefusal = () => response.statusCode === 405 && !response.headersSent && !response.hasHeader('Content-Type') && path.startsWith('/api/')

  response.writeHead = (...parameters: unknown[]) => {
    if (!isCacheable(path)) response.setHeader('Cache-Control', 'no-store')
    return Reflect.apply(writeHead, response, parameters)
  }
  response.end = (...parameters: unknown[]) => {
    if (!isBareRefusal()) return Reflect.apply(end, response, parameters)
    writeProblem(response, new HttpError('method_not_allowed', 'This address does not answer this method.'), path)
    return response
  }
}
