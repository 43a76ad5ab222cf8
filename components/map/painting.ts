import type { MapCell } from '@/lib/console-api/answers'
import type { LabelView } from './base-labels'
import type { CellSpot } from './lay-out-cells'
import type { CellPaint } from './paint-cells'
import type { TilePaint } from './paint-tile'
import type { Palette } from './palette'
import type { Rect } from './place-labels'

/** What a thread of its own paints, by kind: what it has to know for it, and what it answers. */
export interface Paintings {
  tile: { ask: TileAsk; painted: Painted }
  labels: { ask: LabelsAsk; painted: Painted }
  cells: { ask: CellsAsk; painted: PaintedCells }
}
export type Painting = keyof Paintings

export interface Painted {
  picture: ImageBitmap
}

/** Width and height of a picture in CSS pixels, and how many of its own are one of those. */
export interface PictureSize {
  width: number
  height: number
  ratio: number
}

export interface TileAsk extends TilePaint {
  size: PictureSize
}

export interface LabelsAsk {
  size: PictureSize
  view: LabelView
  /** In CSS pixels of the picture. */
  taken: readonly Rect[]
  visible: Rect
  palette: Palette
}

export interface CellsAsk {
  size: PictureSize
  /** The picture's corner in CSS pixels of the map's element, whose own is at `origin` of the whole map. */
  corner: { x: number; y: number }
  origin: { x: number; y: number }
  zoom: number
  cells: readonly MapCell[]
  paint: CellPaint
}

export interface PaintedCells extends Painted {
  spots: CellSpot[]
}

/** A face of the type, as a style sheet names it. */
export interface TypeFace {
  family: string
  source: string
  weight: string
  unicodeRange: string
}

export interface PaintOrder<Kind extends Painting = Painting> {
  id: number
  kind: Kind
  ask: Paintings[Kind]['ask']
}

export type ToPainter = PaintOrder | { forget: number } | { faces: readonly TypeFace[] }

export type FromPainter =
  | { id: number; painted: Paintings[Painting]['painted'] }
  | { id: number; failure: string }
  | { arrived: Arrival }

/** What has come in, with which pictures look otherwise: tiles hold names, and all are set in the type. */
export type Arrival = 'tiles' | 'type'
