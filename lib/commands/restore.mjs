import { join } from 'node:path'
import { ensureDependencies, requireNode, root, run } from './setup.mjs'

requireNode()
await ensureDependencies()
await run(process.execPath, ['--import', 'tsx', join(root, 'lib/commands/restore.ts'), ...process.argv.slice(2)], {}, { loud: true })
