import type { Event } from '@fingerprint/node-sdk'
import { request, type APIRequestContext, type Page } from '@playwright/test'
import type { RegionReport } from '@/lib/console-api/answers'
import { type FaultyUpstream, startFaultyUpstream } from '@/lib/server-api/test-helpers/faulty-upstream'
import type { Visit } from '@/lib/visits/visit'
import { adminEmail, adminPassword, people } from './console-under-test'
import { makeDataFolder, startConsole } from './started-console'

const embeddedToken = 'the embedded token of this console'.replaceAll(' ', '-')
const dayMs = 86_400_000

export interface RegionalConsole {
  origin: string
  us: FaultyUpstream
  eu: FaultyUpstream
  /** As an agent, past the browser. */
  agent: APIRequestContext
  /** Signs somebody in on a page, the agent unless told. */
  signIn: (page: Page, person?: 'agent' | 'admin') => Promise<void>
  /** Into the archive, past the regions. */
  archive: (visits: readonly Visit[]) => Promise<void>
  /** All regions answer again, and the console knows it. */
  heal: () => Promise<void>
  stop: () => Promise<void>
}

interface RegionalOptions {
  port: number
  generation?: 'visitors' | 'v4'
  /** What an event of the later generation says beyond its visit. */
  signals?: (visit: Visit) => Partial<Event>
  /** What the regions shall know, or go wrong with, before the console starts. */
  prepare?: (regions: Pick<RegionalConsole, 'us' | 'eu'>) => Promise<void>
}

/** A console of its own that asks two regions, each of which can be told to go wrong. */
export async function startRegionalConsole({ port, generation = 'visitors', signals, prepare }: RegionalOptions): Promise<RegionalConsole> {
  const { folder, remove } = makeDataFolder()
  const probe = visitOf('probe', 'probe', 60_000)
  const start = (token: string) => startFaultyUpstream({ token, visits: [probe], signals, windowMs: 10 * dayMs })
  const [us, eu] = await Promise.all([start('token-of-us'), start('token-of-eu')])
  await prepare?.({ us, eu })
  const console = await startConsole({
    port,
    folder,
    env: {
      SIGHTLINE_ADMIN_EMAIL: adminEmail,
      SIGHTLINE_ADMIN_PASSWORD: adminPassword,
      SIGHTLINE_DEMO: 'off',
      SERVER_API_GENERATION: generation,
      SERVER_API_EMBEDDED_TOKEN: embeddedToken,
      SERVER_API_US_TOKEN: us.token,
      SERVER_API_US_URL: us.origin,
      SERVER_API_EU_TOKEN: eu.token,
      SERVER_API_EU_URL: eu.origin,
    },
  })
  const { origin } = console
  const admin = await signInAdmin(origin)
  const agent = await inviteAgent(origin, admin)
  return {
    origin,
    us,
    eu,
    agent,
    signIn: async (page, person = 'agent') => page.context().addCookies((await { agent, admin }[person].storageState()).cookies),
    archive: async (visits) => {
      const body = visits.map((visit) => JSON.stringify(visit)).join('\n')
      const response = await fetch(`${origin}/server-api/visits`, { method: 'POST', headers: { 'auth-token': embeddedToken, 'content-type': 'application/x-ndjson' }, body })
      if (!response.ok) throw new Error(`The archive answered ${response.status}`)
    },
    heal: async () => {
      await Promise.all([us.behave('well'), eu.behave('well')])
      await untilAllAnswer(agent)
    },
    stop: async () => {
      await Promise.all([agent.dispose(), admin.dispose()])
      await console.stop()
      await Promise.all([us.close(), eu.close()])
      remove()
    },
  }
}

async function signInAdmin(origin: string): Promise<APIRequestContext> {
  const admin = await request.newContext({ baseURL: origin })
  await posted(admin, '/api/auth/sign-in/email', people.admin)
  return admin
}

async function inviteAgent(origin: string, admin: APIRequestContext): Promise<APIRequestContext> {
  const { link } = (await posted(admin, '/api/accounts', { email: people.agent.email, role: 'agent' })) as { link: string }
  const agent = await request.newContext({ baseURL: origin })
  await posted(agent, '/api/invitation', { token: new URL(link).searchParams.get('token'), name: 'agent', password: people.agent.password })
  await posted(agent, '/api/auth/sign-in/email', people.agent)
  return agent
}

async function posted(context: APIRequestContext, path: string, data: object): Promise<unknown> {
  const response = await context.post(path, { data })
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  return JSON.parse((await response.text()) || 'null')
}

/** Circuits close and pauses end by themselves once a look-up finds the region well. */
async function untilAllAnswer(agent: APIRequestContext): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    await agent.get('/api/visitors/probe?fresh=1')
    const regions = (await (await agent.get('/api/regions')).json()) as RegionReport[]
    if (regions.every(({ state }) => state === 'ok' || state === 'slow')) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('The regions did not answer again within a minute.')
}

/** A visit of `ageMs` ago, in Berlin. */
export function visitOf(visitorId: string, name: string, ageMs: number, more: Partial<Visit> = {}): Visit {
  const timestamp = Date.now() - ageMs
  return {
    visitorId,
    requestId: `${visitorId}-${name}`,
    timestamp,
    time: new Date(timestamp).toISOString(),
    url: `https://shop.example/${name}`,
    ip: '203.0.113.24',
    ipLocation: { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, timezone: 'Europe/Berlin', city: { name: 'Berlin' }, country: { code: 'DE', name: 'Germany' } },
    browserDetails: { browserName: 'Chrome', browserMajorVersion: '155', browserFullVersion: '155.0.8102', os: 'Windows', osVersion: '10', device: 'Other', userAgent: 'Mozilla/5.0' },
    ...more,
  }
}
