import { ensureBasemap, ensureBuild, ensureDependencies, requireNode, say } from './setup.mjs'
import { findOrFetchBrowser } from './browser.mjs'
import { add, runBrowserTests, runChecks } from './checks.mjs'

requireNode()
await ensureDependencies()
await ensureBasemap()
// First: it writes the types that say what a page and a route may export.
await ensureBuild()
const checks = await runChecks({ contracts: true })
const browserTests = await runBrowserTests(await findOrFetchBrowser())
const { passed, failed } = add([checks, browserTests])
process.exitCode = failed === 0 ? 0 : 1
say(`\n${passed} passed, ${failed} failed`)
