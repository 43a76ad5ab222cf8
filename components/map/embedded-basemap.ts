import { createTileSource } from './tile-source'

async function readJson<Body>(path: string): Promise<Body> {
  // The index names the version under which all else may be kept for good.
  const response = await fetch(path, { cache: path.endsWith('/index.json') ? 'no-cache' : 'default' })
  if (!response.ok) throw new Error(`The basemap answered ${response.status} for ${path}.`)
  // The one cast at this boundary: lib/basemap writes what it types.
  return (await response.json()) as Body
}

/** The page's one basemap: every map on it shares what was loaded. */
export const embeddedBasemap = createTileSource(readJson)
