import { expect, it } from 'vitest'
import { expandMany } from './expand-many'

const rows = (count: number) => Array.from({ length: count }, (_, index) => [index, `t${index}`])

it('inserts a hundred rows, ten rows and single rows at a time, in their order', () => {
  const calls = expandMany('insert into t (a, b) values ($1, (select id from u where c = $2)) on conflict do nothing', rows(212))
  expect(calls.map(({ parameters }) => parameters.length / 2)).toEqual([100, 100, 10, 1, 1])
  expect(calls.flatMap(({ parameters }) => parameters)).toEqual(rows(212).flat())
  expect(calls[2]?.sql).toMatch(/^insert into t \(a, b\) values \(\$1, \(select id from u where c = \$2\)\), \(\$3, .*\$20\)\) on conflict do nothing$/)
  expect(calls[4]?.sql).toBe('insert into t (a, b) values ($1, (select id from u where c = $2)) on conflict do nothing')
})

it.each(['delete from t where a = $1 and b = $2', 'select a from t where a = $1 and b = $2', 'insert into t (a) values ($1) on conflict (a) do update set b = $2', 'insert into t select a from t where a = $1 and b = $2'])(
  'repeats %s', (sql) => {
    expect(expandMany(sql, rows(20))).toEqual(rows(20).map((parameters) => ({ sql, parameters })))
  })
