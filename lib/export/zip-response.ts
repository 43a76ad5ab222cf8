/** A download whose bytes are made as the client takes them; when the client goes away, no more are made. */
export function zipResponse(name: string, chunks: AsyncGenerator<Uint8Array>): Response {
  let left = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const { done, value } = await chunks.next()
        if (left) return
        if (done) return controller.close()
        if (value.length > 0) return controller.enqueue(value)
      }
    },
    async cancel() {
      left = true
      await chunks.return(undefined)
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` } })
}
