import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, say, stop } from './setup.mjs'

// The one without windows first: it is the same engine, and leaves the machine to the pages.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium: one on the machine, else Playwright's own, else Debian's package. Stops with a sentence when there is none. */
export async function findOrFetchBrowser() {
  return onMachine() ?? (await playwrights()) ?? debians() ?? stop('No browser was found or could be fetched. Install Chromium or Chrome, or name one in SIGHTLINE_TEST_BROWSER.')
}

function onMachine() {
  const named = process.env.SIGHTLINE_TEST_BROWSER
  if (named) return existsSync(named) ? named : stop(`SIGHTLINE_TEST_BROWSER names ${named}, and there is no such file.`)
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...places].find((path) => existsSync(path))
}

async function playwrights() {
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  say('Fetching a browser for the tests …')
  spawnSync(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], { cwd: root, stdio: 'ignore', timeout: 300_000 })
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

function debians() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  say('Installing Debian’s Chromium for the tests …')
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const parameters of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...parameters]
    spawnSync(command, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  return onMachine()
}
