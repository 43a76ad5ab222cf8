import { Client } from 'pg'
import { toPostgresError } from './postgres-error'

/**
 * Moves the table of visits onto other PostgreSQL servers, by the hash of the visitor id: what is left of it here are its parts as
 * foreign tables. Everything else, which is small, stays here. What is there already moves along; nobody may write meanwhile. The
 * servers must be reachable from here under these addresses. Throws Error with a sentence, and then nothing has changed here.
 */
export async function layOutShards(coordinatorUrl: string, shardUrls: readonly string[]): Promise<void> {
  const coordinator = new Client({ connectionString: coordinatorUrl })
  await coordinator.connect().catch((error: unknown) => {
    throw toPostgresError(error)
  })
  try {
    const visits = await describeVisits(coordinator)
    for (const [index, url] of shardUrls.entries()) await prepareShard(url, visits, index + 1)
    await coordinator.query('begin')
    await distribute(coordinator, visits.columns, shardUrls)
    await coordinator.query('commit')
  } finally {
    await coordinator.end()
  }
}

interface TableOfVisits {
  /** As in `create table`. */
  columns: string
  /** Statements. */
  indexes: string[]
}

async function describeVisits(coordinator: Client): Promise<TableOfVisits> {
  const { rows: kinds } = await coordinator.query<{ relkind: string }>(`select relkind from pg_class where oid = to_regclass('visits')`)
  if (kinds[0] === undefined) throw new Error('DATABASE_URL names a database without visits: start the console on it once.')
  if (kinds[0].relkind !== 'r') throw new Error('The visits of DATABASE_URL lie on other servers already.')
  const { rows: columns } = await coordinator.query<{ column: string }>(`
    select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
      || case when collname = 'C' then ' collate "C"' else '' end || case when attnotnull then ' not null' else '' end as column
    from pg_attribute left join pg_collation on pg_collation.oid = attcollation
    where attrelid = to_regclass('visits') and attnum > 0 and not attisdropped order by attnum`)
  const { rows: indexes } = await coordinator.query<{ statement: string }>(`select pg_get_indexdef(indexrelid) as statement from pg_index where indrelid = to_regclass('visits')`)
  return { columns: columns.map(({ column }) => column).join(', '), indexes: indexes.map(({ statement }) => statement.replace(' INDEX ', ' INDEX if not exists ')) }
}

/** The table there, as it was here. What an earlier attempt has left is used, unless it holds visits. */
async function prepareShard(url: string, { columns, indexes }: TableOfVisits, number: number): Promise<void> {
  const shard = new Client({ connectionString: url })
  await shard.connect().catch((error: unknown) => {
    throw new Error(`Server ${number} cannot be used. ${toPostgresError(error).message}`, { cause: error })
  })
  try {
    await shard.query(`create table if not exists visits (${columns})`)
    const { rows } = await shard.query<{ used: boolean }>('select exists (select 1 from visits) as used')
    if (rows[0]?.used === true) throw new Error(`Server ${number} holds visits already. Name an empty database.`)
    for (const statement of indexes) await shard.query(statement)
  } finally {
    await shard.end()
  }
}

async function distribute(coordinator: Client, columns: string, shardUrls: readonly string[]): Promise<void> {
  await coordinator.query('create extension if not exists postgres_fdw')
  await coordinator.query('alter table visits rename to visits_before')
  await coordinator.query(`create table visits (${columns}) partition by hash (visitor_id)`)
  for (const [index, url] of shardUrls.entries()) {
    await defineServer(coordinator, `visits_shard_${index + 1}`, new URL(url))
    await coordinator.query(`create foreign table visits_${index + 1} partition of visits for values with (modulus ${shardUrls.length}, remainder ${index}) server visits_shard_${index + 1} options (table_name 'visits')`)
  }
  await coordinator.query('insert into visits select * from visits_before')
  await coordinator.query('drop table visits_before')
  // Sums are then made where the visits are.
  await coordinator.query(`do $$ begin execute format('alter role current_user in database %I set enable_partitionwise_aggregate = on', current_database()); end $$`)
}

async function defineServer(coordinator: Client, name: string, url: URL): Promise<void> {
  const quote = (text: string) => coordinator.escapeLiteral(decodeURIComponent(text))
  const place = `host ${quote(url.hostname)}, port ${quote(url.port || '5432')}, dbname ${quote(url.pathname.slice(1))}`
  await coordinator.query(`create server ${name} foreign data wrapper postgres_fdw options (${place}, use_remote_estimate 'true', fetch_size '1000', batch_size '1000', async_capable 'true', connect_timeout '5')`)
  const login = [`user ${quote(url.username)}`, ...(url.password === '' ? [] : [`password ${quote(url.password)}`])].join(', ')
  await coordinator.query(`create user mapping for current_user server ${name} options (${login})`)
}
