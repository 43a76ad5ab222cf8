import { buildIsStale, ensureBasemap, ensureBuild, ensureDependencies, requireNode, root } from './setup.mjs'

const development = process.argv.includes('--dev')

process.chdir(root)
process.env.NODE_ENV = development ? 'development' : 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'

requireNode()
await ensureDependencies()

// From here on the TypeScript sources run in this very process, so that a signal reaches the server itself.
const { register } = await import('tsx/esm/api')
register()
const { checkEnvironment, serve } = await import('./serve.ts')

// Before a build of a minute, not after it.
checkEnvironment()
if (development) await ensureBasemap()
else if (buildIsStale()) {
  await ensureBasemap()
  await ensureBuild()
}
await serve({ development })
