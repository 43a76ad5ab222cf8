import type { TypeFace } from './painting'

/** Those of a worker; older browsers have none there, and set the system's type. */
declare const fonts: FontFaceSet | undefined

export function addFaces(faces: readonly TypeFace[]): void {
  if (typeof fonts === 'undefined') return
  for (const { family, source, ...descriptors } of faces) fonts.add(new FontFace(family, source, descriptors))
}

/** A variable type: each face has all weights and sizes. */
const type = '11px "Inter Variable"'

/** Loads what the text needs of the type, and calls when something has come in by that. */
export function askForType(text: string, onArrival: () => void): void {
  if (typeof fonts === 'undefined' || fonts.check(type, text)) return
  fonts.load(type, text).then((loaded) => loaded.length > 0 && onArrival(), () => undefined)
}
