import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Everything below runs there, wherever the command was typed. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (/** @type {string[]} */ ...parts) => join(root, ...parts)

const oldestNode = [20, 19]
const sources = ['app', 'components', 'lib', 'public', 'next.config.js', 'postcss.config.mjs', 'tailwind.config.ts', 'tsconfig.json', 'package-lock.json']
const generated = /(^|\/)(public\/basemap|lib\/commands)(\/|$)|\.test\.tsx?$/

export const buildFolder = () => at(process.env.SIGHTLINE_BUILD_DIR ?? '.next')

/** Stops with one sentence on a Node that cannot run this. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  stop(`Sightline needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}.`)
}

/** Installs the packages of the lock file when they are missing or differ from it. */
export async function ensureDependencies() {
  const stamp = at('node_modules', '.sightline-stamp')
  const wanted = `${digest([at('package-lock.json')])} ${process.platform} ${process.arch}`
  if (readText(stamp) === wanted) return
  say('Installing dependencies …')
  // Not `npm ci`: it refuses a lock file that lacks another platform's optional binaries. The tests find the same folder, so it has the
  // development packages too, which npm leaves out where NODE_ENV is `production`.
  await run('npm', ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

/** Cuts the basemap's tiles when they are missing or stale. */
export async function ensureBasemap() {
  await run(process.execPath, ['--import', 'tsx', at('lib/commands/build-basemap.ts')])
}

/** True when the sources have changed since the last build. */
export function buildIsStale() {
  return readText(join(buildFolder(), 'sightline-stamp')) !== sourceDigest()
}

/** Builds the console when its sources have changed since the last build. */
export async function ensureBuild() {
  if (!buildIsStale()) return
  const stamp = sourceDigest()
  say('Building the console …')
  await run(process.execPath, [at('node_modules/next/dist/bin/next'), 'build'], { NODE_ENV: 'production' })
  mkdirSync(buildFolder(), { recursive: true })
  writeFileSync(join(buildFolder(), 'sightline-stamp'), stamp)
}

/** Runs a program to its end; its output is shown only when it fails, unless `loud`. */
export function run(command, parameters, environment = {}, { loud = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => stop(`${command} could not be started: ${error.message}`))
    child.on('exit', (code) => {
      if (code === 0) return resolve(undefined)
      process.stderr.write(Buffer.concat(output))
      stop(`${[command, ...parameters].map((part) => part.replace(root, '')).join(' ')} failed.`)
    })
  })
}

export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function sourceDigest() {
  return digest(sources.flatMap((source) => filesBelow(at(source))))
}

function filesBelow(path) {
  if (generated.test(path.slice(root.length)) || !existsSync(path)) return []
  const entries = readEntries(path)
  return entries ? entries.flatMap((entry) => filesBelow(join(path, entry))) : [path]
}

function readEntries(path) {
  try {
    return readdirSync(path).sort()
  } catch {
    return undefined
  }
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
