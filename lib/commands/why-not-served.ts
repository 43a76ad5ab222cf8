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
  read_only: (settings) => (settings.databaseUrl === undefined ? unusable(settings) : 'DATABASE_URL names a database that cannot be written: let it name the primary server.'),
  unreachable: () => 'DATABASE_URL names a server that does not answer: start it, or mend the host and the port.',
  login_refused: () => 'DATABASE_URL is refused by the server: mend the name and the password.',
  no_such_database: () => 'DATABASE_URL names a database that the server does not have: create it, or mend the name.',
  too_many_connections: () => 'DATABASE_URL names a server that takes no more connections: raise its limit, or stop what else is connected.',
}

/** What to change where the console could not begin to serve; undefined where no setting is the cause. */
export function whyNotServed(error: unknown, settings: Environment): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && Object.hasOwn(sentences, code) ? sentences[code]?.(settings) : undefined
}
