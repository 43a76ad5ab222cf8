import lighthouse, { desktopConfig } from 'lighthouse'
import type { BenchRow } from '../../lib/commands/bench-row'
import { origin } from '../console-under-test'

const categories = ['performance', 'accessibility', 'best-practices'] as const

/** Lighthouse's scores, 0 to 100, desktop, through the browser that listens on `port`. */
export async function auditPages({ port, cookies, paths }: { port: number; cookies: string; paths: string[] }): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const path of paths) {
    const result = await lighthouse(`${origin}${path}`, { port, onlyCategories: [...categories], extraHeaders: { cookie: cookies }, disableStorageReset: true, logLevel: 'error' }, desktopConfig)
    for (const category of categories) {
      rows.push({ name: `Lighthouse ${category}, ${path.split('/')[1] ? 'visitor page' : 'search page'}`, median: (result?.lhr.categories[category]?.score ?? 0) * 100, unit: '', bound: 'at least 95' })
    }
  }
  return rows
}
