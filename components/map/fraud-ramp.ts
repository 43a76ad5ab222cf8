import type { MapCell } from '@/lib/console-api/answers'

/** What the colour of a cell tells. */
export const cellColours = ['bots', 'incognito', 'visits', 'visitors'] as const
export type CellColour = (typeof cellColours)[number]

export interface RampStep {
  fill: string
  /** Of the numerals on it. */
  ink: string
  /** The darkest ones need an edge to be seen on land. */
  edged: boolean
}

export const ramp: readonly RampStep[] = [
  { fill: '#2f4463', ink: '#ffffff', edged: true },
  { fill: '#50637f', ink: '#ffffff', edged: true },
  { fill: '#7c8290', ink: '#0c1117', edged: false },
  { fill: '#a99c79', ink: '#0c1117', edged: false },
  { fill: '#d8bd5b', ink: '#0c1117', edged: false },
  { fill: '#fbe34b', ink: '#0c1117', edged: false },
]

export const edgeOfDark = '#93a1b5'
/** Of bots, on the ring and over the histogram. */
export const botFill = '#fbe34b'

/** From which share on a step begins. */
const shareSteps = [0, 0.04, 0.08, 0.13, 0.2, 0.3]

/** Where each step begins: shares, or counts up to the largest cell, each step three times the one before it. */
export function stepsOf(colour: CellColour, cells: readonly MapCell[]): readonly number[] {
  if (colour === 'bots' || colour === 'incognito') return shareSteps
  const most = cells.reduce((highest, cell) => Math.max(highest, cell[colour]), 1)
  return ramp.map((_, index) => (index === 0 ? 0 : Math.max(index, Math.round(most / 3 ** (ramp.length - 1 - index) / 2))))
}

/** The step of a cell. */
export function rampStep(cell: MapCell, colour: CellColour, steps: readonly number[]): RampStep {
  const value = colour === 'bots' || colour === 'incognito' ? cell[colour] / Math.max(1, cell.visits) : cell[colour]
  const [lowest] = ramp
  const step = ramp[Math.max(0, steps.findLastIndex((from) => value >= from))] ?? lowest
  if (!step) throw new Error('The ramp has no colours.')
  return step
}
