import type { BasemapIndex, StoredLevel } from '@/lib/basemap/tile-format'
import { isCovered } from '@/lib/basemap/tile-coverage'
import type { DecodedTile } from './decode-tile'
import { decodeTile } from './decode-tile'

export interface TileSource {
  /** Which tiles exist, and where countries' names stand. Rejects when the basemap does not answer; the next call asks again. */
  index(): Promise<BasemapIndex>
  /** null for open water. Rejects when it cannot be loaded; the next call asks again. */
  tile(level: StoredLevel, x: number, y: number): Promise<DecodedTile | null>
  /** What has already arrived. */
  findTile(level: StoredLevel, x: number, y: number): DecodedTile | null
  findIndex(): BasemapIndex | null
  /** Calls whenever something arrives; answers how to stop that. */
  onArrival(call: () => void): () => void
}

const tilesKept = 200

/** The embedded basemap's files, each asked for once and kept while it is among the last that were used. */
export function createTileSource(readJson: <Body>(path: string) => Promise<Body>): TileSource {
  let index: BasemapIndex | null = null
  let asked: Promise<BasemapIndex> | undefined
  const tiles = new Map<string, { tile: DecodedTile | null; answer: Promise<DecodedTile | null> }>()
  const listeners = new Set<() => void>()
  const arrived = () => listeners.forEach((call) => call())

  async function readIndex(): Promise<BasemapIndex> {
    index = await readJson<BasemapIndex>('/basemap/index.json')
    arrived()
    return index
  }

  function askIndex(): Promise<BasemapIndex> {
    asked ??= readIndex().catch((cause: unknown) => {
      asked = undefined
      throw cause
    })
    return asked
  }

  async function readTile(level: StoredLevel, x: number, y: number): Promise<DecodedTile | null> {
    const { version, tiles: coverage } = await askIndex()
    if (!isCovered(coverage[level], level, x, y)) return null
    return decodeTile(await readJson(`/basemap/${version}/${level}/${x}/${y}.json`))
  }

  function askTile(level: StoredLevel, x: number, y: number): Promise<DecodedTile | null> {
    const key = `${level}/${x}/${y}`
    const known = tiles.get(key)
    if (known) {
      tiles.delete(key)
      tiles.set(key, known)
      return known.answer
    }
    const answer = readTile(level, x, y)
    const kept: { tile: DecodedTile | null; answer: Promise<DecodedTile | null> } = { tile: null, answer }
    tiles.set(key, kept)
    answer.then((tile) => {
      kept.tile = tile
      arrived()
    }, () => tiles.delete(key))
    const oldest = tiles.keys().next().value
    if (tiles.size > tilesKept && oldest !== undefined) tiles.delete(oldest)
    return answer
  }

  return {
    index: askIndex,
    tile: askTile,
    findTile: (level, x, y) => tiles.get(`${level}/${x}/${y}`)?.tile ?? null,
    findIndex: () => index,
    onArrival(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}
