import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './setup.mjs'

const results = join(root, 'test-results')

/**
 * Types, lint, import rules and unit tests; with `contracts` also the tests that meet real servers, processes and large stores. Each of the
 * first three counts as one. What the first two have found of files that did not change since is kept between runs.
 */
export async function runChecks({ contracts }) {
  mkdirSync(results, { recursive: true })
  const kept = join(root, 'node_modules/.cache/sightline')
  const report = join(results, 'vitest.json')
  const outcomes = await Promise.all([
    inTurn([
      () => step('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '--incremental', '--tsBuildInfoFile', join(kept, 'types.json'), '-p', '.']),
      // Some rules look at the types of other files, which may have changed: the whole is judged anew with the contracts.
      () => step('lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0', ...(contracts ? [] : ['--cache', '--cache-strategy', 'content', '--cache-location', join(kept, 'lint.json')])]),
      () => step('import rules', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib']),
    ]),
    counted(
      contracts ? 'unit and contract tests' : 'unit tests',
      'node_modules/vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...(contracts ? [] : ['--exclude', '**/*.contract.test.ts'])],
      report,
      countVitest,
    ),
  ])
  return add(outcomes)
}

/** The browser tests, against a console of their own. */
export async function runBrowserTests(executablePath) {
  const report = join(results, 'playwright.json')
  return counted('browser tests', 'node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], report, countPlaywright, {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...(executablePath ? { SIGHTLINE_TEST_BROWSER: executablePath } : {}),
  })
}

export const add = (outcomes) => ({
  passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
  failed: outcomes.reduce((sum, outcome) => sum + outcome.failed, 0),
})

async function inTurn(steps) {
  const outcomes = []
  for (const next of steps) outcomes.push(await next())
  return add(outcomes)
}

async function step(name, script, parameters) {
  const code = await node(name, script, parameters)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A runner that died without a report, or found fault outside of a test, has failed, whatever it counted. */
async function counted(name, script, parameters, report, count, environment = {}) {
  rmSync(report, { force: true })
  const code = await node(name, script, parameters, environment)
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(report, 'utf8')))
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    say(`${name}: no report was written.`)
    return { passed: 0, failed: 1 }
  }
}

function node(name, script, parameters, environment = {}) {
  say(`\n${name} …`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...parameters], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('exit', resolve)
  })
}

const countVitest = (report) => ({
  passed: report.numPassedTests,
  // A skipped test proves nothing; a file that could not be loaded has no tests to count.
  failed: report.numFailedTests + report.numPendingTests + report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
})

/** A test that passed at its second try has passed; the list above names it as flaky. */
const countPlaywright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped })
