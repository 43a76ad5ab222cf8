import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** A JSON file of an installed package, in the shape that the package documents. Throws when it is not installed. */
export function readPackageFile<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as Shape
}
