import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './setup.mjs'

const results = join(root, 'test-results')

/** Types, lint, import rules and unit tests. Each of the first three counts as one. */
export async function runChecks() {
  mkdirSync(results, { recursive: true })
  const outcomes = [
    await step('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']),
    await step('lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    await step('import rules', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib']),
    await counted('unit and contract tests', 'node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`], join(results, 'vitest.json'), countVitest),
  ]
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
