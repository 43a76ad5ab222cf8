import { environment } from '../environment/index'
import { type ServerApi, createServerApi } from './create-server-api'
import { developmentPatience, usualPatience } from './patience'
import { type ServerApiAccess, readAccess } from './tokens'

/** Next gives each of its bundles modules of its own; the process's connections and tokens are one. */
const shared = globalThis as typeof globalThis & { sightlineServerApi?: ServerApi; sightlineServerApiAccess?: ServerApiAccess }

/** This process's tokens, read once. Throws EnvironmentError. */
export function serverApiAccess(): ServerApiAccess {
  shared.sightlineServerApiAccess ??= readAccess(process.env, environment())
  return shared.sightlineServerApiAccess
}

/** This process's client, with its kept connections. */
export function getServerApi(): ServerApi {
  shared.sightlineServerApi ??= createServerApi({ now: Date.now, patience: process.env.NODE_ENV === 'development' ? developmentPatience : usualPatience })
  return shared.sightlineServerApi
}
