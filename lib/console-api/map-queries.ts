import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CellOrder, MapAnswer, MapCell, MapCellAnswer, MapHistogram } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { laterApi } from './later-paths'

/** West, south, east, north in degrees, and the zoom of the map. Rounded by the caller, so that a view that hardly moved is not asked for again. */
export interface MapView {
  bbox: readonly [west: number, south: number, east: number, north: number]
  zoom: number
}

/** The parameters of a search filter, by the names that they have in addresses; `from` and `to` among them. */
export type MapParameters = Readonly<Record<string, string | number | boolean | undefined>>

/** The cells of a view; the last picture stays until the next one is there, and what is no longer wanted is not waited for. */
export const mapQuery = ({ bbox, zoom }: MapView, filter: MapParameters) =>
  queryOptions({
    queryKey: ['map', bbox, zoom, filter],
    queryFn: ({ signal }) => fetchJson<MapAnswer>(withQuery(laterApi.map, { ...filter, bbox: bbox.join(','), zoom }), { signal }),
    placeholderData: keepPreviousData,
  })

/** Visits over time; `filter` without `from` and `to` answers the whole of the archive. */
export const mapHistogramQuery = (filter: MapParameters) =>
  queryOptions({
    queryKey: ['map-histogram', filter],
    queryFn: ({ signal }) => fetchJson<MapHistogram>(withQuery(laterApi.mapHistogram, filter), { signal }),
    placeholderData: keepPreviousData,
  })

/** Who was seen in a cell. */
export const mapCellQuery = ({ latitude, longitude, size }: Pick<MapCell, 'latitude' | 'longitude' | 'size'>, filter: MapParameters, sort: CellOrder) =>
  queryOptions({
    queryKey: ['map-cell', latitude, longitude, size, filter, sort],
    queryFn: ({ signal }) => fetchJson<MapCellAnswer>(withQuery(laterApi.mapCell, { ...filter, latitude, longitude, size, sort }), { signal }),
  })
