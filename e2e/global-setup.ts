import { mkdirSync } from 'node:fs'
import { request, type APIRequestContext } from '@playwright/test'
import { origin, people, storageStateOf, type Person } from './console-under-test'

/** Signs in as the admin, invites the others, and keeps each one's cookies. */
export default async function setUp() {
  mkdirSync('test-results', { recursive: true })
  const admin = await signIn('admin', '192.0.2.1')
  for (const [index, person] of (['analyst', 'agent'] as const).entries()) {
    const invited = await admin.post('/api/accounts', { data: { email: people[person].email, role: person } })
    const { link } = await answer<{ link: string }>(invited)
    const token = new URL(link).searchParams.get('token')
    const visitor = await newRequest(`192.0.2.${10 + index}`)
    await answer(await visitor.post('/api/invitation', { data: { token, name: person, password: people[person].password } }))
    await visitor.dispose()
    const signedIn = await signIn(person, `192.0.2.${20 + index}`)
    await signedIn.dispose()
  }
  await admin.dispose()
}

async function signIn(person: Person, address: string): Promise<APIRequestContext> {
  const context = await newRequest(address)
  await answer(await context.post('/api/auth/sign-in/email', { data: people[person] }))
  await context.storageState({ path: storageStateOf(person) })
  return context
}

const newRequest = (address: string) => request.newContext({ baseURL: origin, extraHTTPHeaders: { 'x-test-address': address } })

async function answer<Body>(response: Awaited<ReturnType<APIRequestContext['post']>>): Promise<Body> {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as Body
}
