import { type Environment, parseEnvironment } from './parse-environment'

export { EnvironmentError } from './environment-error'
export { parseEnvironment, type Environment } from './parse-environment'
export { requireDataFolder } from './require-data-folder'

/** Next gives each of its bundles modules of its own; the process's settings are one. */
const shared = globalThis as typeof globalThis & { sightlineEnvironment?: Readonly<Environment> }

/** The settings of this process, read once. Throws EnvironmentError. */
export function environment(): Readonly<Environment> {
  shared.sightlineEnvironment ??= parseEnvironment(process.env)
  return shared.sightlineEnvironment
}
