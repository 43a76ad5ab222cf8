import { rmSync } from 'node:fs'

/** The folder was made for this run. */
export default function tearDown() {
  const folder = process.env.SIGHTLINE_TEST_DATA_DIR
  if (folder?.includes('sightline-e2e-')) rmSync(folder, { recursive: true, force: true })
}
