/** Why there is no backup, or why one is not restored; the sentence is for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = 'BackupError'

  constructor(readonly code: 'no_database' | 'exists' | 'damaged' | 'changed' | 'erasing', sentence: string, options?: ErrorOptions) {
    super(sentence, options)
  }
}
