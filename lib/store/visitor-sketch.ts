import { estimateOf, type RankCounts } from './estimate-distinct'

/**
 * Numbers of different visitors that can be added up over cells and days: HyperLogLog (Flajolet and others, 2007). As text it is a
 * sequence of entries of 3 characters, one for each visitor (register of 4,096 and rank), and of dense parts: `!` and the ranks of 256 registers.
 * Text put behind text is their union, so that writers append without reading. Up to 85 visitors a text stays sparse and nearly
 * exact (1.6 %); beyond, 256 registers are kept, with a standard error of 1.04 / √256 = 6.5 %.
 */

export const sketchError = 0.065

const sparseBits = 12
const denseBits = 8
const sparseSize = 1 << sparseBits
const denseSize = 1 << denseBits
const mostEntries = 85
const entryLength = 3
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const values = new Uint8Array(128)
for (let index = 0; index < alphabet.length; index += 1) values[alphabet.charCodeAt(index)] = index
const denseMark = '!'
const denseCode = denseMark.charCodeAt(0)
const commaCode = 44
const digit = (value: number) => alphabet.charAt(value)

/** What a visitor adds to a sketch. */
export function sketchEntry(visitorId: string): string {
  const hash = hashOf(visitorId)
  const register = hash >>> (32 - sparseBits)
  const rest = hash << sparseBits
  const rank = rest === 0 ? 32 - sparseBits + 1 : Math.clz32(rest) + 1
  return digit(register >>> 6) + digit(register & 63) + digit(rank)
}

/** MurmurHash3 of 32 bits, a code unit a block. */
function hashOf(text: string): number {
  let hash = 0x9747b28c
  for (let index = 0; index < text.length; index += 1) {
    let block = Math.imul(text.charCodeAt(index), 0xcc9e2d51)
    block = (block << 15) | (block >>> 17)
    hash ^= Math.imul(block, 0x1b873593)
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  hash ^= text.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Sketches as they are added up: bytes are read several times faster than text. */
export interface Sketches {
  bytes: Uint8Array
  /** Where each begins. */
  starts: number[]
}

/** Sketches that are parted by commas: each is of one cell and bucket, with all that was appended to it. */
export function readSketches(bytes: Uint8Array): Sketches {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    starts.push(at)
    at = endOf(bytes, at)
  }
  return { bytes, starts }
}

function endOf(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== commaCode) at += bytes[at] === denseCode ? 1 + denseSize : entryLength
  return Math.min(at, bytes.length)
}

export interface VisitorUnion {
  /** Takes in one of the sketches. */
  add(sketches: Sketches, index: number): void
  /** Takes in another union. */
  merge(other: VisitorUnion): void
  estimate(): number
  /** Begins anew: cheaper than another union, whose registers would be allocated and collected. */
  clear(): void
  readonly registers: Sketch
}

interface Sketch {
  /** Ranks of 4,096 registers, and which of them are not 0: most are, and looking at each would be most of the work. */
  sparse: Uint8Array
  used: number[]
  /** All 0 where there is no dense part. */
  dense: DenseRanks
  isDense: boolean
}

/** Ranks of 256 registers, four in a word, the first of them in its lowest bits: they are added up four at once. */
type DenseRanks = Int32Array

const createDense = (): DenseRanks => new Int32Array(denseSize / 4)
const createSketch = (): Sketch => ({ sparse: new Uint8Array(sparseSize), used: [], dense: createDense(), isDense: false })

function raise({ sparse, used }: Sketch, register: number, rank: number) {
  const before = sparse[register] ?? 0
  if (rank <= before) return
  if (before === 0) used.push(register)
  sparse[register] = rank
}

function raiseAll(target: Sketch, { sparse, used }: Sketch) {
  for (let index = 0; index < used.length; index += 1) {
    const register = used[index] ?? 0
    raise(target, register, sparse[register] ?? 0)
  }
}

const topBits = 0x80808080 | 0

/** Most of the work of a map: hence without a branch. Ranks need 7 bits; the eighth of each says which of two is the larger. */
function raiseFour(dense: DenseRanks, word: number, ranks: number) {
  const before = dense[word] ?? 0
  const notLess = ((before | topBits) - ranks) & topBits
  const kept = notLess - (notLess >>> 7)
  dense[word] = (before & kept) | (ranks & ~kept)
}

function raiseDense(target: DenseRanks, ranks: DenseRanks) {
  for (let word = 0; word < target.length; word += 1) raiseFour(target, word, ranks[word] ?? 0)
}

function clear(sketch: Sketch) {
  const { sparse, used } = sketch
  for (let index = 0; index < used.length; index += 1) sparse[used[index] ?? 0] = 0
  used.length = 0
  if (sketch.isDense) sketch.dense.fill(0)
  sketch.isDense = false
}

export function createVisitorUnion(): VisitorUnion {
  const registers = createSketch()
  const row = createSketch()

  return {
    registers,
    add({ bytes, starts }, index) {
      const from = starts[index] ?? bytes.length
      const to = index + 1 < starts.length ? (starts[index + 1] ?? 0) - 1 : bytes.length
      // A long row counts as it will be shortened, whether it has been yet or not, so that answers do not depend on when.
      if (to - from <= mostEntries * entryLength || bytes[from] === denseCode) return addParts(registers, bytes, from, to)
      clear(row)
      addParts(row, bytes, from, to)
      if (!countsAsDense(row)) return raiseAll(registers, row)
      registers.isDense = true
      raiseDense(registers.dense, folded(row))
    },
    merge({ registers: other }) {
      raiseAll(registers, other)
      if (!other.isDense) return
      registers.isDense = true
      raiseDense(registers.dense, other.dense)
    },
    estimate: () => Math.round(registers.isDense ? estimateOf(countDense(folded(registers)), denseSize) : estimateOf(countSparse(registers), sparseSize)),
    clear: () => clear(registers),
  }
}

/** The shortest text of a row, however much was appended to it. */
export function shortenSketch(text: string): string {
  const row = createSketch()
  const bytes = Buffer.from(text, 'latin1')
  addParts(row, bytes, 0, bytes.length)
  if (countsAsDense(row)) return denseMark + ranksOf(folded(row)).map(digit).join('')
  return row.used.sort((one, other) => one - other).map((register) => digit(register >>> 6) + digit(register & 63) + digit(row.sparse[register] ?? 0)).join('')
}

const countsAsDense = ({ used, isDense }: Sketch) => isDense || used.length > mostEntries

const valueAt = (bytes: Uint8Array, index: number) => values[bytes[index] ?? 0] ?? 0

function addParts(sketch: Sketch, bytes: Uint8Array, from: number, to: number) {
  for (let at = from; at + entryLength <= to; ) {
    if (bytes[at] === denseCode) {
      if (at + denseSize >= to) return
      sketch.isDense = true
      addDense(sketch.dense, bytes, at + 1)
      at += 1 + denseSize
    } else {
      raise(sketch, valueAt(bytes, at) * 64 + valueAt(bytes, at + 1), valueAt(bytes, at + 2))
      at += entryLength
    }
  }
}

/** Four times the code of the digit 0. Ranks of dense parts are 25 at the most, whose digits follow each other in the alphabet. */
const fourZeros = 0x41414141

function addDense(dense: DenseRanks, bytes: Uint8Array, from: number) {
  for (let word = 0, at = from; word < dense.length; word += 1, at += 4) {
    const digits = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    raiseFour(dense, word, digits - fourZeros)
  }
}

const fold = createDense()

/** The same sketch on 256 registers, where the bits that no longer choose one count for the rank; good until asked for again. */
function folded({ sparse, used, dense }: Sketch): DenseRanks {
  fold.set(dense)
  const spare = sparseBits - denseBits
  for (let index = 0; index < used.length; index += 1) {
    const register = used[index] ?? 0
    const low = register & ((1 << spare) - 1)
    const rank = low === 0 ? (sparse[register] ?? 0) + spare : Math.clz32(low) - (32 - spare) + 1
    const wide = register >>> spare
    raiseFour(fold, wide >>> 2, rank << ((wide & 3) * 8))
  }
  return fold
}

const ranksOf = (dense: DenseRanks) => Array.from({ length: denseSize }, (_, register) => ((dense[register >>> 2] ?? 0) >>> ((register & 3) * 8)) & 0x7f)

const noRanks = (): RankCounts => new Array<number>(34).fill(0)

function countSparse({ sparse, used }: Sketch): RankCounts {
  const counts = noRanks()
  counts[0] = sparseSize - used.length
  for (const register of used) count(counts, sparse[register] ?? 0)
  return counts
}

function countDense(dense: DenseRanks): RankCounts {
  const counts = noRanks()
  for (const ranks of dense) for (let shift = 0; shift < 32; shift += 8) count(counts, (ranks >>> shift) & 0x7f)
  return counts
}

function count(counts: RankCounts, rank: number) {
  counts[rank] = (counts[rank] ?? 0) + 1
}
