import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a console is built from. */
const sources = ['app', 'components', 'lib', 'public', 'next.config.js', 'postcss.config.mjs', 'tailwind.config.ts', 'tsconfig.json', 'package.json']

/** What only a console of the bench has, so that production code knows nothing of it. */
const additions = {
  // The types were checked where the console itself was built.
  'next.config.js': `import config from './next.config.console.js'
export default { ...config, typescript: { ignoreBuildErrors: true } }
`,
  // As lib/commands/start.mjs, without the set-up, which the copy has no folders for.
  'start-bench.mjs': `import { register } from 'tsx/esm/api'
register()
const { serve } = await import('./lib/commands/serve.ts')
await serve({ development: false })
`,
  'app/api/bench/constant/route.ts': `import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { route } from '@/lib/http/route'

let constant: unknown
export const GET = route({
  role: 'agent',
  query: z.object({ visitor: z.string() }),
  audit: ({ query }) => ({ action: 'visitor.view', subject: query.visitor, once: true }),
  handle: () => (constant ??= JSON.parse(readFileSync('constant.json', 'utf8'))),
})
`,
  'app/api/bench/cpu/route.ts': `import { route } from '@/lib/http/route'

export const dynamic = 'force-dynamic'
export const GET = route({ role: 'public', audit: 'none', handle: () => process.cpuUsage() })
`,
}

/**
 * Builds a copy of the console with the bench's routes beside its own, in `folder`, which is to lie in the project's, so that its packages
 * are found. Throws where the build fails.
 */
export async function buildBenchConsole(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const source of sources) await cp(source, join(folder, source), { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
  await rename(join(folder, 'next.config.js'), join(folder, 'next.config.console.js'))
  for (const [path, text] of Object.entries(additions)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const build = spawn(process.execPath, [join(process.cwd(), 'node_modules/next/dist/bin/next'), 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: environmentOf({}) })
  await once(build, 'exit')
  if (build.exitCode !== 0) throw new Error('The console of the bench could not be built.')
}

/** Starts what was built, as `npm start` does after building, and waits until it is healthy. */
export async function startBenchConsole(folder: string, port: number, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['start-bench.mjs'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: environmentOf({ PORT: String(port), ...env }) })
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt += 1) {
    const response = await fetch(`http://localhost:${port}/api/health`).catch(() => undefined)
    if (response?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The console of the bench did not start.')
}

const environmentOf = (more: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...more })
