import { ensureDependencies, requireNode } from './setup.mjs'
import { runChecks } from './checks.mjs'

requireNode()
await ensureDependencies()
const { passed, failed } = await runChecks({ contracts: false })
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
