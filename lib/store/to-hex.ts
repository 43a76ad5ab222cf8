/** Two lower-case digits a byte, so that the order of the texts is the order of the bytes. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}

/** Without a Buffer, whose view of a few bytes costs many times what looking them up does. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
