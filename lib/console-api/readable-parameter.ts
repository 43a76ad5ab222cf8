/** A parameter of an address in its own characters: Next hands it on as it stands there. */
export function readableParameter(parameter: string): string {
  try {
    return decodeURIComponent(parameter)
  } catch {
    return parameter
  }
}
