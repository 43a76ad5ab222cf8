import type { CompiledQuery, Kysely } from 'kysely'
import type { Database } from './database'
import type { Schema } from './schema'
import { toBindable } from './to-bindable'
import { toQueryResult } from './to-query-result'

/** Of one question; those of a list of search terms are as many as its orders of kinds. */
const mostShapes = 100

/** Stands in a query in the place of a value that each question has its own of. */
class Blank<Question> {
  constructor(readonly fill: (question: Question) => unknown) {}
}

type MakeBlank<Question> = <Value>(fill: (question: Question) => Value) => Value

interface Options<Question, Row> {
  /** The same text where the query's SQL is the same. */
  shapeOf: (question: Question) => string
  /** A query with blanks for the values. What else of the question shows in it belongs to the shape. */
  build: (database: Database, question: Question, blank: MakeBlank<Question>) => { compile(): CompiledQuery<Row> }
}

/** Asks a query that Kysely builds and compiles but once for each shape, which would take as long as the database does. */
export function compileOnce<Question, Row>({ shapeOf, build }: Options<Question, Row>) {
  const compiled = new WeakMap<Kysely<Schema>, Map<string, Pick<CompiledQuery, 'sql' | 'parameters'>>>()
  // The one cast: a blank is handed on by Kysely as the value that it stands for.
  const blank = <Value>(fill: (question: Question) => Value) => new Blank(fill) as Value

  return async (database: Database, question: Question): Promise<Row[]> => {
    const shapes = compiled.get(database.kysely) ?? new Map<string, Pick<CompiledQuery, 'sql' | 'parameters'>>()
    compiled.set(database.kysely, shapes)
    const shape = shapeOf(question)
    const query = shapes.get(shape) ?? compileQuery(build(database, question, blank))
    shapes.set(shape, query)
    if (shapes.size > mostShapes) shapes.delete(shapes.keys().next().value ?? '')
    const parameters = query.parameters.map((value) => (value instanceof Blank ? value.fill(question) : value))
    return toQueryResult<Row>(await database.ask({ sql: query.sql, parameters: parameters.map(toBindable) })).rows
  }
}

/** Without the tree that it was made of, which is many times as large. */
function compileQuery(query: { compile(): CompiledQuery }): Pick<CompiledQuery, 'sql' | 'parameters'> {
  const { sql, parameters } = query.compile()
  return { sql, parameters }
}
