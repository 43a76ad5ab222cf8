import manifest from '../../package.json' with { type: 'json' }

/** Of Sightline itself. */
export const version: string = manifest.version
