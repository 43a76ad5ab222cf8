import { SingleBar } from 'cli-progress'
import { environment, requireDataFolder } from '../environment'
import { getVisitStore } from '../store/get-visit-store'

const usage = `Usage: npm run rebuild-rollups

Counts the sums of visitors, of their values and of the map anew from the visits. The console may run meanwhile. When it is
interrupted, run it again; what is left of the map is also done by the console, at its start and every hour.`

const words = { visitors: 'Visitors', map: 'Days of the map', spans: 'Weeks and 30 days of the map' }

async function main(): Promise<void> {
  if (process.argv.length > 2) {
    console.log(usage)
    process.exitCode = process.argv[2] === '--help' ? 0 : 2
    return
  }
  requireDataFolder(environment().dataDir)
  const store = getVisitStore()
  const bar = new SingleBar({ format: '{step} {bar} {percentage}% · {value} of {total} · {eta_formatted} left', hideCursor: true, clearOnComplete: true, etaBuffer: 50, noTTYOutput: false })
  try {
    bar.start(1, 0, { step: words.visitors })
    await store.rebuildRollups(({ step, done, of }) => {
      bar.setTotal(Math.max(of, 1))
      bar.update(done, { step: words[step] })
    })
    bar.stop()
    const { visits, visitors } = await store.totals()
    console.log(`Counted anew: ${visits.toLocaleString('en')} visits of ${visitors.toLocaleString('en')} visitors.`)
  } finally {
    bar.stop()
    await store.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
