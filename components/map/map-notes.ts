import type { Role, VisitorPath } from '@/lib/console-api/answers'
import type { MapPath } from './map-path'

const visits = (count: number) => (count === 1 ? '1 visit has' : `${count.toLocaleString('en-GB')} visits have`)

/** What the picture does not show, in sentences. */
export function mapNotes(path: VisitorPath, drawn: MapPath, role: Role): string[] {
  const notes: string[] = []
  if (drawn.places.length === 0) notes.push('No visit here has a position.')
  else if (drawn.unplaced > 0) notes.push(`${visits(drawn.unplaced)} no position.`)
  const { placesLeftOut = 0 } = path
  if (placesLeftOut > 0) notes.push(`Showing ${path.places.length} places; ${placesLeftOut.toLocaleString('en-GB')} more are left out.`)
  if (path.legsLeftOut > 0) notes.push(`Showing the newest ${path.legs.length} legs; ${path.legsLeftOut.toLocaleString('en-GB')} older ones are left out.`)
  if (role === 'agent' && drawn.places.length > 0) notes.push('Positions are rounded to whole degrees.')
  return notes
}
