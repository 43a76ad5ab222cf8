import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adminEmail, adminPassword, origin, port } from '../console-under-test'

/** A console of its own with the demo visits; `stop` ends it and removes its folder. Resolves with the milliseconds from start to ready. */
export async function startConsole(): Promise<{ readyMs: number; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
  const started = performance.now()
  const child = spawn(process.execPath, ['lib/commands/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), SIGHTLINE_DATA_DIR: folder, SIGHTLINE_ADMIN_EMAIL: adminEmail, SIGHTLINE_ADMIN_PASSWORD: adminPassword, SIGHTLINE_DEMO: 'on' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await healthy(child)
  return {
    readyMs: performance.now() - started,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function healthy(child: ReturnType<typeof spawn>) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The console stopped with code ${child.exitCode}.`)
    const response = await fetch(`${origin}/api/health`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The console was not ready within two minutes.')
}
