import { ensureBasemap, ensureBuild, ensureDependencies, requireNode, say } from './setup.mjs'
import { findOrFetchBrowser } from './browser.mjs'
import { add, runBrowserTests, runChecks } from './checks.mjs'

requireNode()
await ensureDependencies()
await ensureBasemap()
const checks = await runChecks({ contracts: true })
await ensureBuild()
const browserTests = await runBrowserTests(await findOrFetchBrowser())
const { passed, failed } = add([checks, browserTests])
process.exitCode = failed === 0 ? 0 : 1
say(`\n${passed} passed, ${failed} failed`)
