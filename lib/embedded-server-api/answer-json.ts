/** Every answer of the embedded Server API: JSON that nobody keeps. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' } })
}

export const badRequest = (detail: string) => answerJson(400, { error: 'bad request', detail })
