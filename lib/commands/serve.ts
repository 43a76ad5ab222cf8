import { hasAccounts, issueSetupLink, makeFirstAdmin } from '../accounts/set-up'
import { getCatchUp } from '../catch-up/get-catch-up'
import { getDatabase } from '../database/get-database'
import { prepareDemo } from '../demo/prepare-demo'
import { getErasures } from '../erasure/get-erasures'
import { type Environment, environment, EnvironmentError, requireDataFolder } from '../environment'
import { getWriteThrough } from '../history/get-write-through'
import { describeError, logEvent } from '../http/logger'
import { getLive } from '../live/get-live'
import { getRetention } from '../retention/get-retention'
import { serverApiAccess } from '../server-api/get-server-api'
import { getVisitStore } from '../store/get-visit-store'
import { hourMs } from '../store/map-grains'
import { getWebhooks } from '../webhooks/get-webhooks'
import { type Service, serveRequests } from '../web-server'
import { whyNotServed } from './why-not-served'

/** Stops the process with one sentence where a variable has a wrong value. */
export function checkEnvironment(): void {
  try {
    requireDataFolder(environment().dataDir)
    serverApiAccess()
    // Nothing is opened before the first query.
    getDatabase()
  } catch (error) {
    if (error instanceof EnvironmentError) stopWith(error.message)
    throw error
  }
}

/** Serves the console until the process is told to stop. */
export async function serve({ development }: { development: boolean }): Promise<void> {
  checkEnvironment()
  const settings = environment()
  let setupLink: string | undefined
  const service = await openService({
    settings,
    development,
    folder: process.cwd(),
    prepare: async () => {
      setupLink = await prepareAccounts(settings)
      await prepareDemoVisits(settings)
    },
  })
  getCatchUp().start()
  getErasures().resume()
  getRetention().start()
  refreshRollupsHourly()
  stopOnSignals(async () => {
    getLive().close()
    await Promise.all([service.stop(), getCatchUp().stop(), getErasures().stop(), getRetention().stop()])
    await getWriteThrough().drain()
    await getWebhooks().journal.flush()
    await getVisitStore().close()
  })
  console.log(`Sightline is ready: ${settings.publicUrl}`)
  if (setupLink !== undefined) console.log(`There is no account yet. Make the first admin here, once: ${setupLink}`)
}

/** Days that were marked, and spans of the map that are over by now. */
function refreshRollupsHourly(): void {
  let last = Promise.resolve()
  const refresh = () => {
    for (const step of ['refreshRollups', 'makeSpans'] as const) {
      last = last.then(() => getVisitStore()[step]()).catch((error: unknown) => logEvent('warn', 'rollups_not_refreshed', describeError(error)))
    }
  }
  refresh()
  setInterval(refresh, hourMs).unref()
}

/** The first admin comes from the environment; else whoever can read this process's output is handed a link. */
async function prepareAccounts({ adminEmail, adminPassword, publicUrl }: Environment): Promise<string | undefined> {
  const { kysely } = getDatabase()
  if (adminEmail !== undefined && adminPassword !== undefined) await makeFirstAdmin({ kysely, now: Date.now }, { email: adminEmail, password: adminPassword })
  return (await hasAccounts({ kysely })) ? undefined : issueSetupLink({ kysely, publicUrl })
}

async function prepareDemoVisits({ demo }: Environment): Promise<void> {
  const on = demo === undefined ? !serverApiAccess().hasRegionToken : demo === 'on'
  await prepareDemo(getVisitStore(), Date.now(), { on })
}

async function openService(options: Parameters<typeof serveRequests>[0]): Promise<Service> {
  try {
    return await serveRequests(options)
  } catch (error) {
    const sentence = whyNotServed(error, options.settings)
    if (sentence !== undefined) stopWith(sentence)
    throw error
  }
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    // Told twice, it does not wait.
    if (stopping) process.exit(1)
    stopping = true
    void stop().then(() => process.exit(0), () => process.exit(1))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
