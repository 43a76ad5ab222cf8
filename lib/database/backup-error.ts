/** Why there is no backup; the sentence is for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = 'BackupError'

  constructor(readonly code: 'no_database' | 'exists' | 'damaged', sentence: string) {
    super(sentence)
  }
}
