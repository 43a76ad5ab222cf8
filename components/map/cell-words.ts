import type { MapCell } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { countText } from '../ui/count-text'

/** "960", "1.3k", "24k", "1.2M": what fits into a disc. */
export function shortCount(count: number): string {
  if (count < 1_000) return String(count)
  if (count < 999_500) return `${count < 9_950 ? (count / 1_000).toFixed(1) : Math.round(count / 1_000)}k`
  return `${count < 9_950_000 ? (count / 1_000_000).toFixed(1) : Math.round(count / 1_000_000)}M`
}

/** "38 %", "0.4 %" */
export function shareText(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100
  return `${percent > 0 && percent < 1 ? percent.toFixed(1) : Math.round(percent)} %`
}

/** "39.0° N, 77.5° W" */
export function positionText({ latitude, longitude }: Pick<MapCell, 'latitude' | 'longitude'>): string {
  return `${Math.abs(latitude)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude)}° ${longitude < 0 ? 'W' : 'E'}`
}

export function cellName(cell: MapCell): string {
  return cell.place === undefined ? positionText(cell) : showControls(cell.place)
}

/** "Ashburn, US: 1,284 visits, 412 visitors, 38 % bots, 12 % incognito" */
export function cellSentence(cell: MapCell): string {
  const { visits, visitors, bots, incognito } = cell
  return `${cellName(cell)}: ${countText(visits, 'visit')}, ${countText(visitors, 'visitor')}, ${shareText(bots, visits)} bots, ${shareText(incognito, visits)} incognito`
}
