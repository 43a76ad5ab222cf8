import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      // It throws outside of a bundler by design; the doors that import it are tested here too.
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: ['lib/database/test-helpers/shared-databases.ts'],
    pool: 'threads',
    maxWorkers: 2,
    projects: [
      // Their modules keep nothing for the next file, so that a thread loads them but once.
      { extends: true, test: { name: 'lib', include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}'], isolate: false } },
      // Routes read the environment and open what serves the process.
      { extends: true, test: { name: 'app', include: ['app/**/*.test.ts'] } },
    ],
  },
})
