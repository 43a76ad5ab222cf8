import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureDependencies, requireNode, root } from './setup.mjs'

requireNode()
await ensureDependencies()
// Ctrl-C reaches both processes; the other one finishes its batch, and this one waits for it.
process.on('SIGINT', () => {})
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lib/commands/import-visits.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // File names are meant from where the command was typed; npm runs scripts in the project's folder.
  env: { ...process.env, SIGHTLINE_IMPORT_FROM: process.env.INIT_CWD ?? process.cwd() },
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
