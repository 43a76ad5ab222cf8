import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { createVisitStore } from '../store/create-visit-store'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { migrate } from './migrate'
import { openDatabase } from './open-database'

const backUp = (dataDir: string, ...rest: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../commands/backup.ts'), ...rest], { env: { ...process.env, SIGHTLINE_DATA_DIR: dataDir } })

it('a backup made while visits come in is whole, private, and never replaces a file unasked', async () => {
  const { store, folder, remove } = await openTemporaryStore()
  const copyFolder = mkdtempSync(join(tmpdir(), 'sightline-backup-'))
  const file = join(copyFolder, 'sightline.db')
  try {
    await store.append([incomingVisit('before', 'r', Date.UTC(2026, 9, 1))])
    let appended = 0
    let backing = true
    const appending = (async () => {
      for (; backing; appended += 1) await store.append([incomingVisit('meanwhile', `r${appended}`, Date.UTC(2026, 9, 2) + appended)])
    })()
    await backUp(folder, file).finally(() => (backing = false))
    await appending
    expect(appended).toBeGreaterThan(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(copyFolder)).toEqual(['sightline.db'])
    await expect(backUp(folder, file)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') })

    const copy = createVisitStore(openDatabase({ folder: copyFolder, prepare: migrate }))
    try {
      expect((await copy.history('before', {}, { limit: 10 })).visits).toHaveLength(1)
      const meanwhile = await copy.countHistory('meanwhile', {})
      expect(meanwhile).toBeLessThanOrEqual(appended)
      expect((await copy.totals()).visits).toBe(1 + meanwhile)
    } finally {
      await copy.close()
    }
  } finally {
    await remove()
    rmSync(copyFolder, { recursive: true })
  }
})
