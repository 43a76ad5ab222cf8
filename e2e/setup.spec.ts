import { request, type Page } from '@playwright/test'
import { people, port, storageStateOf } from './console-under-test'
import { expect, test } from './fixtures'
import { makeDataFolder, startConsole, startInVain } from './started-console'
import { untilQuiet } from './until-quiet'

const password = 'correct horse battery staple'

test.describe('with nobody signed in', () => {
  test.use({ person: undefined })

  test('the first start prints a link that makes the first admin, once', async ({ page }) => {
    test.slow()
    const { folder, remove } = makeDataFolder()
    const start = () => startConsole({ port: port + 20, folder, env: { SIGHTLINE_DEMO: 'off', SIGHTLINE_ADMIN_EMAIL: '', SIGHTLINE_ADMIN_PASSWORD: '' } })
    try {
      const console = await start()
      try {
        await expect.poll(console.printed).toContain(`Sightline is ready: ${console.origin}`)
        await expect.poll(() => setupLink(console.printed())).toBeDefined()
        const link = setupLink(console.printed()) ?? ''
        await fillSetup(page, link, 'first@sightline.example')
        await expect(page.getByRole('searchbox', { name: 'Search visitors' })).toBeVisible()
        await page.goto(`${console.origin}/accounts`)
        await expect(page.getByRole('table', { name: 'Accounts' }).getByRole('row', { name: /first@sightline\.example/ })).toContainText('active')
        await untilQuiet(page)

        await page.context().clearCookies()
        await fillSetup(page, link, 'second@sightline.example')
        await expect(page.getByText('This link was used already, or never was one.')).toBeVisible()
        await page.goto(`${console.origin}/`)
        await expect(page).toHaveURL(/\/sign-in\?next=/)
      } finally {
        await console.stop()
      }
      const again = await start()
      try {
        await expect.poll(again.printed).toContain('Sightline is ready')
        expect(setupLink(again.printed())).toBeUndefined()
      } finally {
        await again.stop()
      }
    } finally {
      remove()
    }
  })
})

test.describe('as the admin', () => {
  test.use({ person: 'admin' })

  test('an invitation makes one account with the role that the admin chose, and the admin may change it', async ({ page, browser }) => {
    const email = `invited-${Date.now()}@sightline.example`
    await page.goto('/accounts')
    const form = page.getByRole('form', { name: 'Invite somebody' })
    await form.getByLabel('Email').fill(email)
    await form.getByLabel('Role').selectOption('agent')
    await form.getByRole('button', { name: 'Make a link' }).click()
    const link = await page.getByText(`Give this link to ${email}`).locator('..').locator('..').getByRole('code').innerText()
    const account = page.getByRole('table', { name: 'Accounts' }).getByRole('row', { name: new RegExp(email) })
    await expect(account).toContainText('invited')

    const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, extraHTTPHeaders: { 'x-test-address': '192.0.2.77' } })
    const invited = await context.newPage()
    await invited.goto(link)
    await expect(invited.getByText('You are invited as an agent.')).toBeVisible()
    await invited.getByLabel('Password', { exact: true }).fill(password)
    await invited.getByRole('button', { name: 'Make the account' }).click()
    await expect(invited.getByRole('searchbox', { name: 'Search visitors' })).toBeVisible()
    await invited.getByRole('button', { name: 'Your account' }).click()
    await expect(invited.getByText('Agent: addresses are masked')).toBeVisible()
    await invited.goto('/accounts')
    await expect(invited.getByRole('heading', { name: 'This page is for admins' })).toBeVisible()
    await invited.goto(link)
    await expect(invited.getByText('This link was used already, has run out, or never was one.')).toBeVisible()
    await expect(invited.getByRole('button', { name: 'Make the account' })).toHaveCount(0)

    await page.reload()
    await expect(account).toContainText('active')
    await account.getByLabel(`Role of ${email}`).selectOption('analyst')
    await invited.goto('/')
    await expect
      .poll(async () => {
        await invited.reload()
        await invited.getByRole('button', { name: 'Your account' }).click()
        return invited.getByRole('menu', { name: 'Your account' }).locator('..').innerText()
      })
      .toContain('Analyst')
    await context.close()
  })

  test('the last admin can be neither disabled nor removed', async ({ page }) => {
    await page.goto('/accounts')
    const account = page.getByRole('table', { name: 'Accounts' }).getByRole('row', { name: new RegExp(people.admin.email) })
    await account.getByLabel(`Role of ${people.admin.email}`).selectOption('agent')
    await expect(page.getByRole('region', { name: 'Accounts' }).getByText('This is the last active admin.')).toBeVisible()
    await page.reload()
    await expect(account.getByLabel(`Role of ${people.admin.email}`)).toHaveValue('admin')
  })
})

test('a disabled account’s sessions end', async ({ browser }) => {
  const admin = await request.newContext({ baseURL: test.info().project.use.baseURL, storageState: storageStateOf('admin') })
  const email = `leaver-${Date.now()}@sightline.example`
  const { id, link } = (await (await admin.post('/api/accounts', { data: { email, role: 'analyst' } })).json()) as { id: string; link: string }
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, extraHTTPHeaders: { 'x-test-address': '192.0.2.78' } })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('searchbox', { name: 'Search visitors' })).toBeVisible()
  await untilQuiet(page)

  expect((await admin.patch(`/api/accounts/${id}`, { data: { disabled: true } })).ok()).toBe(true)
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').or(page.getByText(/disabled|wrong|not right/i)).first()).toBeVisible()
  await expect(page).toHaveURL(/\/sign-in/)
  await context.close()
  await admin.dispose()
})

const wrong: { env: Record<string, string>; names: string }[] = [
  { env: { PORT: 'abc' }, names: 'PORT' },
  { env: { SIGHTLINE_PUBLIC_URL: 'http://example.com' }, names: 'SIGHTLINE_PUBLIC_URL' },
  { env: { SIGHTLINE_DEMO: 'maybe' }, names: 'SIGHTLINE_DEMO' },
  { env: { SIGHTLINE_ADMIN_EMAIL: 'somebody@sightline.example' }, names: 'SIGHTLINE_ADMIN_PASSWORD' },
  { env: { SERVER_API_GENERATION: 'v9' }, names: 'SERVER_API_GENERATION' },
  { env: { PORT: String(port) }, names: 'PORT' },
  { env: { SIGHTLINE_DATA_DIR: '/proc/nope', SERVER_API_EMBEDDED_TOKEN: 'chosen' }, names: 'SIGHTLINE_DATA_DIR' },
  { env: { SIGHTLINE_DATA_DIR: 'package.json', SERVER_API_EMBEDDED_TOKEN: 'chosen' }, names: 'SIGHTLINE_DATA_DIR' },
]

for (const { env, names } of wrong) {
  test(`${Object.entries(env).map(([name, value]) => `${name}=${value === String(port) ? 'a port that is taken' : value}`).join(' ')} stops the start with one sentence`, async () => {
    const { folder, remove } = makeDataFolder()
    try {
      const { code, printed } = await startInVain({ SIGHTLINE_DATA_DIR: folder, SIGHTLINE_DEMO: 'off', ...env })
      expect(code).toBe(1)
      expect(printed.trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`^${names} .+\\.$`))])
    } finally {
      remove()
    }
  })
}

const setupLink = (printed: string) => /https?:\/\/\S+\/setup\?token=\S+/.exec(printed)?.[0]

async function fillSetup(page: Page, link: string, email: string) {
  await page.goto(link)
  const form = page.getByRole('form', { name: 'Make the first admin' })
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password').fill(password)
  await form.getByRole('button', { name: 'Make the account' }).click()
}
