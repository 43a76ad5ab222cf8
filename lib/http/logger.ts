type Fields = Record<string, string | number | boolean | undefined>

/** Controls and direction marks that JSON lets through; they could forge what a terminal shows. */
const deceptive = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** One event as one line of JSON on stderr. Give it no token, cookie, password or body. */
export function logEvent(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}): void {
  process.stderr.write(`${formatEvent(new Date(), level, event, fields)}\n`)
}

export function formatEvent(now: Date, level: string, event: string, fields: Fields): string {
  const line = JSON.stringify({ time: now.toISOString(), level, event, ...fields })
  return line.replace(deceptive, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** What of an unexpected error may be logged: its kind and where it arose, but not its message, which may quote input or a secret. */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 6)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { error: error.name, code, at: frames.map((frame) => frame.trim()).join(' | ') }
}
