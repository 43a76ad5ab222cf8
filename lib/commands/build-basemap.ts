import { fileURLToPath } from 'node:url'
import { writeBasemap } from '../basemap/write-basemap'

/** `node --import tsx lib/commands/build-basemap.ts`: makes the map's files of the installed packages, once. */
const folder = fileURLToPath(new URL('../../public/basemap', import.meta.url))
const started = Date.now()
const { files, bytes } = writeBasemap(folder)
if (files > 0) console.log(`Basemap: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, in ${((Date.now() - started) / 1000).toFixed(1)} s`)
