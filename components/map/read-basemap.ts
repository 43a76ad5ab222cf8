/** A file of the embedded basemap, by its path. */
export async function readBasemap<Body>(path: string): Promise<Body> {
  // The index names the version under which all else may be kept for good.
  const response = await fetch(path, { cache: path.endsWith('/index.json') ? 'no-cache' : 'default' })
  if (!response.ok) throw new Error(`The basemap answered ${response.status} for ${path}.`)
  // The one cast at this boundary: lib/basemap writes what it types.
  return (await response.json()) as Body
}
