import { hash, verify } from '@node-rs/argon2'

/** OWASP's figures for argon2id, which is the package's default algorithm: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const shortestPassword = 12
export const longestPassword = 128

/** What is wrong with a new password, as a sentence; undefined where nothing is. */
export function judgePassword(password: string, email: string): string | undefined {
  if (password.length < shortestPassword) return `Choose a password of at least ${shortestPassword} characters.`
  if (password.length > longestPassword) return `Choose a password of at most ${longestPassword} characters.`
  if (password.trim().toLowerCase() === email.toLowerCase()) return 'Choose a password that is not the e-mail address.'
  if (new Set(password).size < 4) return 'Choose a password of more than a few different characters.'
  return undefined
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** False too for a hash that cannot be read. */
export function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password).catch(() => false)
}
