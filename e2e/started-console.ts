import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface StartedConsole {
  origin: string
  /** Milliseconds from start to the first healthy answer. */
  readyMs: number
  /** All that it has printed so far. */
  printed: () => string
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

export function makeDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-console-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts a console as `npm start` does, on `port` and `folder`, and waits until it is healthy. */
export async function startConsole({ port, folder, env = {} }: { port: number; folder: string; env?: Record<string, string> }): Promise<StartedConsole> {
  const started = performance.now()
  const { child, printed, ended } = runStart({ PORT: String(port), SIGHTLINE_DATA_DIR: folder, ...env })
  const origin = `http://localhost:${port}`
  await healthy(origin, child, printed)
  return {
    origin,
    readyMs: performance.now() - started,
    printed,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

/** Starts a console that is to stop by itself: its exit code, and all that it printed. */
export async function startInVain(env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const { child, printed, ended } = runStart(env)
  await ended
  return { code: child.exitCode, printed: printed() }
}

function runStart(env: Record<string, string>) {
  const child = spawn(process.execPath, ['lib/commands/start.mjs'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  // Not `exit`: what it printed last arrives after that.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { child, ended, printed: () => Buffer.concat(chunks).toString() }
}

async function healthy(origin: string, child: ChildProcess, printed: () => string) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The console stopped with code ${child.exitCode}: ${printed()}`)
    const response = await fetch(`${origin}/api/health`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The console was not healthy within two minutes: ${printed()}`)
}
