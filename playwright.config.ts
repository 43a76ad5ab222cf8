import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { adminEmail, adminPassword, origin, port, webhookSecret } from './e2e/console-under-test'

// Workers load this file again; the first reading decides for all of them.
process.env.SIGHTLINE_TEST_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'sightline-e2e-'))

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  globalSetup: './e2e/global-setup.ts',
  globalTeardown: './e2e/global-teardown.ts',
  workers: 2,
  fullyParallel: true,
  // Generous, and once again: a machine that does much else at the same time is no fault of the console.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  retries: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: origin,
    viewport: { width: 1440, height: 1000 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: process.env.SIGHTLINE_TEST_BROWSER,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: `${JSON.stringify(process.execPath)} lib/commands/start.mjs`,
    url: `${origin}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      SIGHTLINE_DATA_DIR: process.env.SIGHTLINE_TEST_DATA_DIR,
      SIGHTLINE_ADMIN_EMAIL: adminEmail,
      SIGHTLINE_ADMIN_PASSWORD: adminPassword,
      SIGHTLINE_DEMO: 'on',
      WEBHOOK_SECRETS: webhookSecret,
      // Each test has an address of its own, so that one test's wrong passwords are not another's.
      SIGHTLINE_TRUSTED_PROXY: 'x-test-address',
      SERVER_API_EMBEDDED_TOKEN: process.env.SIGHTLINE_TEST_EMBEDDED_TOKEN ?? '',
    },
  },
})
