import { environment } from '../environment/index'
import { developmentFigures, usualFigures } from './chain-figures'
import { createGuardedServerApi } from './create-guarded-server-api'
import type { GuardedServerApi } from './guarded-server-api'
import { type ServerApiAccess, readAccess } from './tokens'

/** Next gives each of its bundles modules of its own; the process's connections and tokens are one. */
const shared = globalThis as typeof globalThis & { sightlineServerApi?: GuardedServerApi; sightlineServerApiAccess?: ServerApiAccess }

/** This process's tokens, read once. Throws EnvironmentError. */
export function serverApiAccess(): ServerApiAccess {
  shared.sightlineServerApiAccess ??= readAccess(process.env, environment())
  return shared.sightlineServerApiAccess
}

/** This process's client, with its kept connections and what it has learnt of each region. Throws EnvironmentError. */
export function getServerApi(): GuardedServerApi {
  shared.sightlineServerApi ??= createGuardedServerApi({ sources: serverApiAccess().sources, figures: process.env.NODE_ENV === 'development' ? developmentFigures : usualFigures })
  return shared.sightlineServerApi
}
