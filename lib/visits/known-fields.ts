/** The fields that are known, undefined where none is: the very object where all are, since copies would be a good part of the cost of reading. */
export function knownFields<Fields extends object>(fields: Fields): Fields | undefined {
  for (const name in fields) if (fields[name] === undefined) return copyKnown(fields)
  return fields
}

function copyKnown<Fields extends object>(fields: Fields): Fields | undefined {
  let known: Partial<Fields> | undefined
  for (const name in fields) {
    if (fields[name] === undefined) continue
    known ??= {}
    known[name] = fields[name]
  }
  // The one cast: only what is undefined was left out, which every field here may be.
  return known as Fields | undefined
}
