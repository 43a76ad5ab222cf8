// @ts-check
/** The kinds of pages of a tree: of an index or a table, within it or at its leaves. */
const insideKinds = [2, 5]
const leafKinds = [10, 13]
const headOfFile = 100

/**
 * Fills with zeros what lies between the cells of a page of a tree: SQLite leaves copies there of what it has moved to another page.
 * Answers false, and changes nothing, where there is nothing to fill or the page is of another kind.
 * @param {Buffer} page its bytes, which are changed
 * @param {number} number from 1
 */
export function wipePage(page, number) {
  const gaps = findGaps(page, number === 1 ? headOfFile : 0)
  const filled = gaps.filter(([start, end]) => page.subarray(start, end).some((byte) => byte !== 0))
  for (const [start, end] of filled) page.fill(0, start, end)
  return filled.length > 0
}

/** Start and end of each; none where anything is not as in a tree, since then it is another kind of page. @returns {[number, number][]} */
function findGaps(/** @type {Buffer} */ page, /** @type {number} */ head) {
  const kind = page[head] ?? 0
  if (!insideKinds.includes(kind) && !leafKinds.includes(kind)) return []
  const cells = page.readUInt16BE(head + 3)
  const content = page.readUInt16BE(head + 5) || 65_536
  const pointers = head + (insideKinds.includes(kind) ? 12 : 8)
  const behind = pointers + 2 * cells
  if (behind > content || content > page.length) return []
  for (let at = pointers; at < behind; at += 2) {
    const cell = page.readUInt16BE(at)
    if (cell < content || cell >= page.length) return []
  }
  const blocks = findFreeBlocks(page, page.readUInt16BE(head + 1), content)
  return blocks ? [[behind, content], ...blocks] : []
}

/** Without their own first four bytes, which link them. @returns {[number, number][] | undefined} */
function findFreeBlocks(/** @type {Buffer} */ page, /** @type {number} */ first, /** @type {number} */ content) {
  /** @type {[number, number][]} */
  const blocks = []
  for (let at = first; at !== 0; ) {
    if (at < content || at + 4 > page.length) return undefined
    const next = page.readUInt16BE(at)
    const end = at + page.readUInt16BE(at + 2)
    if (end < at + 4 || end > page.length || (next !== 0 && next < end)) return undefined
    blocks.push([at + 4, end])
    at = next
  }
  return blocks
}
