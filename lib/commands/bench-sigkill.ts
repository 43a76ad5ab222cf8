import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './setup.mjs'
import type { BenchRow } from './bench-row'

/** The tests that kill a process amid its work and then count what is stored. */
const killed = {
  'import beside a console': 'lib/commands/killed-import.contract.test.ts',
  'burst of webhooks': 'lib/webhooks/killed-deliveries.contract.test.ts',
  'move to PostgreSQL': 'lib/commands/migrate-store.contract.test.ts',
  'appends, on both databases': 'lib/store/sigkill.contract.test.ts',
}

/** Kills each of them so often at random moments: whether nothing acknowledged was lost, nothing is there twice, and the database is whole. */
export async function benchSigkill({ kills }: { kills: number }): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const [name, file] of Object.entries(killed)) {
    const started = performance.now()
    const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', file, '-t', 'kill'], {
      cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SIGHTLINE_TEST_KILLS: String(kills) },
    })
    const [code] = await once(child, 'exit')
    rows.push({ name: `${name}, killed ${kills} times: failures`, median: code === 0 ? 0 : 1, unit: '', bound: 'none', note: `${Math.round((performance.now() - started) / 1_000)} s` })
  }
  return rows
}
