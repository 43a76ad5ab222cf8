import { baseLabels } from './base-labels'
import { layOutCells } from './lay-out-cells'
import { paintCells } from './paint-cells'
import { paintLabels } from './paint-labels'
import { paintPicture } from './paint-picture'
import { paintTile } from './paint-tile'
import type { FromPainter, Painting, Paintings, PaintOrder, ToPainter } from './painting'
import { placesOfCell } from './places-of-cell'
import { readBasemap } from './read-basemap'
import { forgetTextWidths } from './text-width'
import { createTileSource } from './tile-source'
import { tileOverlap } from './tile-view'
import { createTurns } from './turns'
import { addFaces, askForType } from './worker-type'

// The thread of `map-painter`.

const source = createTileSource(readBasemap)
const turn = createTurns()
const wanted = new Set<number>()
/** What counts are made of. */
const figures = '0123456789.km'

/** Each waits for what it needs, and answers how to paint then. */
const painters: { [Kind in Painting]: (ask: Paintings[Kind]['ask']) => Promise<() => Paintings[Kind]['painted']> } = {
  tile: async ({ size, ...paint }) => {
    const { level, x, y } = paint.view
    const tile = await source.tile(level, x, y)
    return () => ({
      // Opaque, so that a browser copies it onto the screen and leaves out what lies under it.
      picture: paintPicture(size, (context) => {
        context.translate(tileOverlap, tileOverlap)
        paintTile(context, tile, paint)
      }, { alpha: false }),
    })
  },
  labels: async ({ size, view, taken, visible, palette }) => {
    await source.index()
    return () => {
      const labels = baseLabels(source, view)
      askForType(labels.map(({ text }) => text).join(''), typeArrived)
      return { picture: paintPicture(size, (context) => paintLabels(context, labels, view, taken, visible, palette)) }
    }
  },
  cells: async (ask) => () => {
    const { size, corner, cells, paint } = ask
    const spots = layOutCells(cells, (cell) => placesOfCell(cell, ask))
    return {
      picture: paintPicture(size, (context) => {
        context.translate(-corner.x, -corner.y)
        paintCells(context, spots, paint)
      }),
      spots,
    }
  },
}

const tell = (message: FromPainter, transfer: Transferable[] = []) => postMessage(message, { transfer })

function typeArrived(): void {
  forgetTextWidths()
  tell({ arrived: 'type' })
}

async function paint<Kind extends Painting>({ id, kind, ask }: PaintOrder<Kind>): Promise<void> {
  wanted.add(id)
  try {
    const paintNow = await painters[kind](ask)
    await turn()
    if (!wanted.has(id)) return
    const painted = paintNow()
    tell({ id, painted }, [painted.picture])
  } catch (cause) {
    tell({ id, failure: cause instanceof Error ? cause.message : String(cause) })
  } finally {
    wanted.delete(id)
  }
}

source.onArrival(() => tell({ arrived: 'tiles' }))
addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
  if ('faces' in data) {
    addFaces(data.faces)
    askForType(figures, typeArrived)
  }
  else if ('forget' in data) wanted.delete(data.forget)
  else void paint(data)
})
