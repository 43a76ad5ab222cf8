/** A download whose bytes are made as the client takes them; when the client goes away, no more are made. */
export function zipResponse(name: string, chunks: AsyncGenerator<Uint8Array>): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` } })
}
