import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'

export interface ImportSource {
  /** As it was typed. */
  name: string
  /** Where lines that are no visits go. */
  rejectedFile: string
  /** Bytes to read, undefined where nobody knows. */
  size?: number
  /** Names the same file again, also after it has grown; only what can be read from the middle has one. */
  identity?: string
  /** The lines' bytes from `offset` on; `onRead` hears of every byte that was read, packed ones as they are. */
  open(offset: number, onRead: (bytes: number) => void): AsyncIterable<Buffer>
}

/** A file, a `.gz` file, or standard input for `-`. Throws the file system's errors. */
export async function openImportSource(name: string, folder: string): Promise<ImportSource> {
  if (name === '-') {
    return { name: 'standard input', rejectedFile: resolve(folder, 'stdin.rejected'), open: (_, onRead) => process.stdin.pipe(counting(onRead)) }
  }
  const path = resolve(folder, name)
  const { size } = await stat(path)
  await (await open(path)).close()
  const source = { name, rejectedFile: `${path}.rejected`, size }
  if (!/\.gz$/i.test(path)) {
    return { ...source, identity: await identify(path), open: (offset, onRead) => piped(createReadStream(path, { start: offset }), counting(onRead)) }
  }
  return { ...source, open: (_, onRead) => piped(piped(createReadStream(path), counting(onRead)), createGunzip()) }
}

function counting(onRead: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      onRead(chunk.length)
      done(null, chunk)
    },
  })
}

/** `pipe` with the errors too. */
function piped<Stream extends Transform>(from: Readable, to: Stream): Stream {
  from.on('error', (error) => to.destroy(error))
  return from.pipe(to)
}

const headBytes = 1_024

/** A file that was written anew under the same name begins otherwise. */
async function identify(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { dev, ino } = await file.stat()
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return createHash('sha256').update(`${dev} ${ino} `).update(buffer.subarray(0, bytesRead)).digest('hex')
  } finally {
    await file.close()
  }
}
