import { serverApiAccess } from '../server-api/get-server-api'
import { type Cursors, createCursors } from './sealed-cursor'

let cursors: Cursors | undefined

/** The cursors of the console's API; they outlive a restart. */
export function consoleCursors(): Cursors {
  cursors ??= createCursors(serverApiAccess().deriveKey('cursors'))
  return cursors
}
