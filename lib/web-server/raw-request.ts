import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** For tests: sends exactly these bytes to 127.0.0.1 and reads to the end, since no client would send such a request. */
export async function rawRequest(port: number, text: string, host = '127.0.0.1'): Promise<RawAnswer> {
  const answer = await new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host }, () => socket.write(text))
    socket.setTimeout(10_000, () => socket.destroy(new Error('No answer within ten seconds.')))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('end', () => {
      socket.end()
      resolve(Buffer.concat(chunks).toString())
    })
  })
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  return { status: Number(statusLine.split(' ')[1]), headers, body: rest.join('\r\n\r\n') }
}
