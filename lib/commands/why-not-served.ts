import type { Environment } from '../environment'

const unusable = ({ dataDir }: Environment) => `SIGHTLINE_DATA_DIR ${dataDir} holds a database that this account cannot open and write: mend that, or set another folder.`
const unknownHost = ({ host }: Environment) => `HOST ${host} is no address of this machine.`

/** By the code of Node's error, or of the database's. */
const sentences: Record<string, (settings: Environment) => string> = {
  EADDRINUSE: ({ port, host }) => `PORT ${port} is taken by another program at ${host}: stop that, or set PORT to another number.`,
  EADDRNOTAVAIL: unknownHost,
  ENOTFOUND: unknownHost,
  // No name server answered, as on a machine without a network.
  EAI_AGAIN: unknownHost,
  EACCES: ({ port }) => `PORT ${port} may not be taken by this account: set PORT to a number above 1023.`,
  cannot_open: unusable,
  read_only: unusable,
}

/** What to change where the console could not begin to serve; undefined where no setting is the cause. */
export function whyNotServed(error: unknown, settings: Environment): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && Object.hasOwn(sentences, code) ? sentences[code]?.(settings) : undefined
}
