import type { Position } from 'geojson'
import { expect, test } from 'vitest'
import type { Regions } from './inner-borders'
import { innerBorders } from './inner-borders'

const region = (country: string, minZoom: number, ring: Position[]): Regions['features'][number] =>
  ({ type: 'Feature', properties: { adm0_a3: country, min_zoom: minZoom }, geometry: { type: 'Polygon', coordinates: [ring] } })

test('takes the border between two regions of a country once, and neither coast nor the border to another country', () => {
  const west = region('AAA', 6, [[0, 0], [1, 0], [1, 1], [1, 2], [0, 2], [0, 0]])
  const east = region('AAA', 8, [[1, 0], [2, 0], [2, 2], [1, 2], [1, 1], [1, 0]])
  const abroad = region('BBB', 3, [[2, 0], [3, 0], [3, 2], [2, 2], [2, 0]])
  expect(innerBorders({ type: 'FeatureCollection', features: [west, east, abroad] })).toEqual([{ line: [[1, 0], [1, 1], [1, 2]], minZoom: 8 }])
})
