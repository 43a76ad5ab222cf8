// @ts-check
// One thread, one connection. Plain JavaScript on purpose: Next's bundler, tsx and vitest each start a thread from it as it is.
import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'libsql'
import { wipePage } from './wipe-page.mjs'

/**
 * The driver's own types are those of another driver, and know neither parameters as one array nor bytes: hence `any`.
 *
 * @typedef {string | number | bigint | Uint8Array | null} Value
 * @typedef {{ sql: string, parameters?: Value[], many?: Value[][], expectChanges?: number }} Statement
 * @typedef {{ statement: any, reads: boolean, columns: string[] }} Prepared
 */

/** @type {{ file: string, role: 'reader' | 'writer', maxRows: number }} */
const { file, role, maxRows } = workerData
const busyTimeoutMs = 10_000
const maxPrepared = 250
const fewRows = 4
/** As much as SQLite maps at the most: a page that is mapped costs no system call, and a visitor's visits lie on many pages. */
const mappedBytes = 0x7fff0000
/** Two processes that fold the write-ahead file into the database in turns may keep each other from its end, and it would grow for ever. */
const mostLogBytes = 256 * 1024 * 1024

/** @type {any} */
let connection
/** @type {Map<string, Prepared>} */
const prepared = new Map()

/** The connection; opened at the first statement, and again at the next one when opening failed. */
function connect() {
  if (connection) return connection
  const opened = new Database(file, { timeout: busyTimeoutMs })
  switchToWriteAhead(opened)
  // Whoever sends a transaction flushes it to disk before it counts (threads.ts), and meanwhile the next one is written.
  const settings = ['synchronous = normal', 'foreign_keys = on', 'temp_store = memory', `mmap_size = ${mappedBytes}`, 'wal_autocheckpoint = 16000']
  for (const setting of [...settings, role === 'writer' ? 'cache_size = -131072' : 'cache_size = -65536']) opened.pragma(setting)
  if (role === 'reader') opened.pragma('query_only = on')
  // What is removed is filled with zeros.
  else opened.pragma('secure_delete = on')
  connection = opened
  return connection
}

/** The busy time-out does not cover this switch, and both threads attempt it when the file is new. */
function switchToWriteAhead(/** @type {any} */ opened) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      opened.pragma('journal_mode = wal')
      return
    } catch (error) {
      const busy = /** @type {{ rawCode?: number }} */ (error).rawCode === 5
      if (!busy || attempt === 100) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** @returns {Prepared} */
function prepare(/** @type {string} */ sql) {
  const known = prepared.get(sql)
  if (known) {
    prepared.delete(sql)
    prepared.set(sql, known)
    return known
  }
  const statement = connect().prepare(sql)
  const reads = statement.reader
  const columns = reads ? statement.raw().columns().map((/** @type {{ name: string }} */ column) => column.name) : []
  const fresh = { statement, reads, columns }
  if (/^\s*(create|alter|drop)\b/i.test(sql)) {
    prepared.clear()
    return fresh
  }
  prepared.set(sql, fresh)
  if (prepared.size > maxPrepared) prepared.delete(prepared.keys().next().value ?? '')
  return fresh
}

/** Whole numbers are bound as integers; the driver binds every number as a float. */
const bound = (/** @type {Value} */ value) => (typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value)

function execute(/** @type {Statement} */ { sql, parameters = [], many, expectChanges }) {
  // A full disk ends a transaction on its own; rolling back once more is then no error.
  if (sql === 'rollback' && !connect().inTransaction) return { columns: [], rows: [], changes: 0 }
  const { statement, reads, columns } = prepare(sql)
  /** @type {unknown[][]} */
  const rows = []
  let found = 0
  let changes = 0
  for (const values of many ?? [parameters]) {
    if (reads) {
      // Drained to the end even when it is too much: an unfinished statement would hold its snapshot.
      for (const row of statement.iterate(values.map(bound))) {
        found += 1
        if (found <= maxRows) rows.push(row)
      }
    } else changes += statement.run(values.map(bound)).changes
  }
  if (found > maxRows) throw Object.assign(new Error(`More than ${maxRows} rows.`), { code: 'RESULT_TOO_LARGE' })
  if (reads) changes = found
  if (expectChanges !== undefined && changes !== expectChanges) {
    throw Object.assign(new Error(`Expected ${expectChanges} changes, made ${changes}.`), { code: 'CHANGED_MEANWHILE' })
  }
  return { columns, rows, changes }
}

function executeTogether(/** @type {Statement[]} */ statements) {
  const opened = connect()
  opened.exec('begin immediate')
  try {
    const results = statements.map(execute)
    opened.exec('commit')
    keepLogSmall()
    return results
  } catch (error) {
    if (opened.inTransaction) opened.exec('rollback')
    throw error
  }
}

function keepLogSmall() {
  try {
    if (statSync(`${file}-wal`).size > mostLogBytes) foldIn()
  } catch { /* what was written is stored, and the next transaction tries again */ }
}

/** Beyond so many pages a page of long text could be taken for one of a tree: it begins with the number of another page. */
const mostPages = 0x02_00_00_00

/** Wipes the pages from `first` on, at most `count` of them; answers the next one, and nothing at the end. */
function wipe(/** @type {{ first: number, count: number }} */ { first, count }) {
  const [[pages]] = execute({ sql: 'pragma page_count' }).rows
  const end = Math.min(Number(pages), mostPages - 1, first + count - 1)
  const opened = connect()
  opened.exec('begin immediate')
  try {
    const { statement: read } = prepare('select data from sqlite_dbpage where pgno = ?')
    const { statement: write } = prepare('update sqlite_dbpage set data = ? where pgno = ?')
    for (let number = first; number <= end; number += 1) {
      const page = Buffer.from(read.get([BigInt(number)])[0])
      if (wipePage(page, number)) write.run([page, BigInt(number)])
    }
    opened.exec('commit')
  } catch (error) {
    if (opened.inTransaction) opened.exec('rollback')
    throw error
  }
  return [{ columns: ['next'], rows: end < Math.min(Number(pages), mostPages - 1) ? [[end + 1]] : [], changes: 0 }]
}

/** Folds the write-ahead file into the database and empties it; waits for nobody, and answers 1 where somebody reads. */
function foldIn() {
  const opened = connect()
  opened.pragma('busy_timeout = 0')
  try {
    return [execute({ sql: 'pragma wal_checkpoint(truncate)' })]
  } finally {
    opened.pragma(`busy_timeout = ${busyTimeoutMs}`)
  }
}

function close() {
  prepared.clear()
  if (!connection) return
  // Best effort: another process may be reading, and the next one that opens does the same.
  if (role === 'writer') try { connection.pragma('wal_checkpoint(truncate)') } catch { /* nothing is lost: the write-ahead file stays */ }
  connection.close()
  connection = undefined
}

/** A few rows are cloned as they are: one of them may be a page of visits, whose long text would be escaped and read twice. */
function packed(/** @type {{ rows: unknown[][] }[]} */ results) {
  if (results.every(({ rows }) => rows.length <= fewRows)) return results
  for (const { rows } of results) rows.forEach(writableBytes)
  return JSON.stringify(results)
}

/** Many rows cross as JSON, which is much faster than cloning thousands of small values; bytes, the only objects, as hex digits. */
function writableBytes(/** @type {unknown[]} */ row) {
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index]
    if (typeof value === 'object' && value !== null) row[index] = { hex: Buffer.from(/** @type {ArrayBuffer} */ (value)).toString('hex') }
  }
}

function answer(/** @type {{ statements?: Statement[], together?: boolean, wipe?: { first: number, count: number }, foldIn?: boolean, close?: boolean }} */ request) {
  try {
    if (request.wipe) return { results: wipe(request.wipe) }
    if (request.foldIn) return { results: foldIn() }
    if (request.close) close()
    const statements = request.statements ?? []
    return { results: packed(request.together ? executeTogether(statements) : statements.map(execute)) }
  } catch (error) {
    const { message, code, rawCode } = /** @type {any} */ (error)
    return { error: { message: String(message), code: typeof code === 'string' ? code : undefined, rawCode: typeof rawCode === 'number' ? rawCode : undefined } }
  }
}

parentPort?.on('message', (request) => {
  parentPort?.postMessage({ id: request.id, ...answer(request) })
  if (request.close) parentPort?.close()
})
