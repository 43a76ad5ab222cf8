import { mkdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { buildSync } from 'esbuild'

/** Within the project, so that its packages are found from there. */
const folder = join(import.meta.dirname, '../../../node_modules/.cache/sightline/programs')

/**
 * The path of one file for Node with everything of ours that the program in the TypeScript file `source` needs. tsx, by which commands are
 * started otherwise, takes more time to translate each module than the program then runs in a test that starts it again and again.
 */
export function bundleProgram(source: string): string {
  const program = join(folder, `${basename(source, '.ts')}.mjs`)
  const made = `${program}.${process.pid}.${threadId}`
  mkdirSync(folder, { recursive: true })
  buildSync({
    entryPoints: [source],
    outfile: made,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // Of what is bundled only this module asks where it is: the threads' own file is beside it.
    define: { 'import.meta.url': JSON.stringify(new URL('../thread.ts', import.meta.url).href) },
  })
  // At once, for whoever starts the same program meanwhile.
  renameSync(made, program)
  return program
}
