import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'

/** gzip bytes of every script that the page's own HTML names, prefetched links not counted. */
export async function firstLoadBytes(page: Page, path: string): Promise<number> {
  const html = await (await page.request.get(path)).text()
  const scripts = new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\snomodule/i.test(tag)).map(([, source]) => source ?? ''))
  if (scripts.size === 0) throw new Error(`${path} names no script`)
  const sizes = await Promise.all([...scripts].map(async (source) => gzipSync(await (await page.request.get(source.replaceAll('&amp;', '&'))).body()).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** gzip bytes of everything below /basemap/ that the page fetches until it is asked for the sum. */
export function watchBasemapBytes(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = []
  const note = (response: Response) => {
    if (new URL(response.url()).pathname.startsWith('/basemap/')) bodies.push(response.body())
  }
  page.on('response', note)
  return async () => {
    // A page that has gone on elsewhere has no bodies to read.
    page.off('response', note)
    return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  }
}
