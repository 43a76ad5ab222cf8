export interface ReadEvent {
  event: string
  id?: string
  content: unknown
}

/** The events of a stream, one by one; `undefined` at its end. */
export async function readEvents(address: string, headers: Record<string, string> = {}) {
  const abort = new AbortController()
  const response = await fetch(address, { headers, signal: abort.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<ReadEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const fields = Object.fromEntries(text.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]))
        text = text.slice(end + 2)
        if (fields.event !== undefined) return { event: fields.event, id: fields.id, content: JSON.parse(String(fields.data)) }
        continue
      }
      const chunk = await reader?.read()
      if (!chunk || chunk.done) return undefined
      text += chunk.value
    }
  }
  return { response, next, close: () => abort.abort() }
}
