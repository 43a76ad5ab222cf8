/** Long enough for the browser to have begun to read it. */
const keptMs = 60_000

/** Saves content as a file, as the browser saves a download. */
export function saveFile(name: string, content: Blob) {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), keptMs)
}
