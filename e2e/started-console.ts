import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface StartedConsole {
  origin: string
  /** Milliseconds from start to the first healthy answer. */
  readyMs: number
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

export function makeDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-console-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts a console as `npm start` does, on `port` and `folder`, and waits until it is healthy. */
export async function startConsole({ port, folder, env = {} }: { port: number; folder: string; env?: Record<string, string> }): Promise<StartedConsole> {
  const started = performance.now()
  const child = spawn(process.execPath, ['lib/commands/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), SIGHTLINE_DATA_DIR: folder, ...env },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = `http://localhost:${port}`
  await healthy(origin, child)
  return {
    origin,
    readyMs: performance.now() - started,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

async function healthy(origin: string, child: ReturnType<typeof spawn>) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The console stopped with code ${child.exitCode}.`)
    const response = await fetch(`${origin}/api/health`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The console was not healthy within two minutes.')
}
