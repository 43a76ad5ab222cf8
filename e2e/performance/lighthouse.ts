import lighthouse, { desktopConfig } from 'lighthouse'
import { median, type BenchRow } from '../../lib/commands/bench-row'
import { origin } from '../console-under-test'

const categories = ['performance', 'accessibility', 'best-practices'] as const

/** Opened so often a page; the first time is not counted, since nothing is warm then, neither in the browser nor in the server. */
const rounds = 4

/** Lighthouse's scores, 0 to 100, desktop, medians, through the browser that listens on `port`. */
export async function auditPages({ port, cookies, paths }: { port: number; cookies: string; paths: string[] }): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const path of paths) {
    const scores = new Map<string, number[]>(categories.map((category) => [category, []]))
    for (let round = 0; round < rounds; round++) {
      const result = await lighthouse(`${origin}${path}`, { port, onlyCategories: [...categories], extraHeaders: { cookie: cookies }, disableStorageReset: true, logLevel: 'error' }, desktopConfig)
      if (round > 0) for (const category of categories) scores.get(category)?.push((result?.lhr.categories[category]?.score ?? 0) * 100)
    }
    for (const [category, values] of scores) {
      rows.push({ name: `Lighthouse ${category}, ${path.split('/')[1] ? 'visitor page' : 'search page'}`, median: median(values), unit: '', bound: 'at least 95', note: values.map(Math.round).join(', ') })
    }
  }
  return rows
}
