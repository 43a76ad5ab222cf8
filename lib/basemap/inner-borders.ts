import type { FeatureCollection, Geometry, Position } from 'geojson'
import { polygonsOf } from './polygons-of'

interface Region {
  adm0_a3: string
  /** Natural Earth's zoom from which it is worth showing. */
  min_zoom?: number
}

export type Regions = FeatureCollection<Geometry, Region>

/** A line between two regions of one country, and the zoom from which both are worth showing. */
export interface InnerBorder {
  line: Position[]
  minZoom: number
}

/**
 * Borders between the regions of a country, each once. Neighbours share their points, so an edge that two rings of a country
 * have is such a border; one that a single ring has is coast or the country's own border, which are drawn elsewhere.
 */
export function innerBorders(regions: Regions): InnerBorder[] {
  const ringsOf = new Map<string, { ring: Position[]; minZoom: number }[]>()
  for (const { geometry, properties } of regions.features) {
    const rings = ringsOf.get(properties.adm0_a3) ?? []
    for (const ring of polygonsOf(geometry).flat()) rings.push({ ring, minZoom: properties.min_zoom ?? 0 })
    ringsOf.set(properties.adm0_a3, rings)
  }
  return [...ringsOf.values()].flatMap(bordersWithin)
}

function bordersWithin(rings: { ring: Position[]; minZoom: number }[]): InnerBorder[] {
  const edges = new Map<string, number>()
  const shared = new Map<string, number>()
  for (const { ring, minZoom } of rings) {
    eachEdge(ring, (key) => {
      const other = edges.get(key)
      if (other === undefined) edges.set(key, minZoom)
      else shared.set(key, Math.max(other, minZoom))
    })
  }
  return rings.flatMap(({ ring }) => takeRuns(ring, shared))
}

/** The runs of shared edges along a ring that no ring before it took. */
function takeRuns(ring: Position[], shared: Map<string, number>): InnerBorder[] {
  const runs: InnerBorder[] = []
  let run: InnerBorder | undefined
  eachEdge(ring, (key, from, to) => {
    const minZoom = shared.get(key)
    if (minZoom === undefined) {
      run = undefined
      return
    }
    shared.delete(key)
    if (run && run.minZoom === minZoom) {
      run.line.push(to)
      return
    }
    run = { line: [from, to], minZoom }
    runs.push(run)
  })
  return runs
}

function eachEdge(ring: Position[], see: (key: string, from: Position, to: Position) => void): void {
  let from: Position | undefined
  for (const to of ring) {
    if (from && (from[0] !== to[0] || from[1] !== to[1])) {
      const [one, other] = [`${from[0]},${from[1]}`, `${to[0]},${to[1]}`]
      see(one < other ? `${one};${other}` : `${other};${one}`, from, to)
    }
    from = to
  }
}
