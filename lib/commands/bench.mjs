import { ensureBasemap, ensureBuild, ensureDependencies, requireNode, root, run } from './setup.mjs'
import { findOrFetchBrowser } from './browser.mjs'
import { join } from 'node:path'

requireNode()
await ensureDependencies()
await ensureBasemap()
await ensureBuild()
const parameters = process.argv.slice(2)
const browser = ['store', 'sigkill', 'server-api', 'route'].includes(parameters[0] ?? '') ? {} : { SIGHTLINE_TEST_BROWSER: await findOrFetchBrowser() }
await run(process.execPath, ['--import', 'tsx', join(root, 'lib/commands/run-benches.ts'), ...parameters], browser, { loud: true })
