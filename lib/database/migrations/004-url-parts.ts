import { type Kysely, sql } from 'kysely'
import { isSqlite } from '../is-sqlite'

/** An index of every three characters of a URL, letters in either case, that follows the table `urls` by itself. */
export async function createUrlParts(db: Kysely<never>): Promise<void> {
  const sqlite = isSqlite(db)
  const statements = sqlite
    ? [
        // Without places within the text: an eighth of the size; whoever finds a URL compares it whole.
        sql`create virtual table url_parts using fts5(url, content='urls', content_rowid='id', tokenize='trigram', detail=none, columnsize=0)`,
        sql`create trigger urls_added after insert on urls begin insert into url_parts(rowid, url) values (new.id, new.url); end`,
        sql`create trigger urls_removed after delete on urls begin insert into url_parts(url_parts, rowid, url) values ('delete', old.id, old.url); end`,
      ]
    : [sql`create extension if not exists pg_trgm`, sql`create index urls_by_part on urls using gin (url gin_trgm_ops)`]
  for (const statement of statements) await statement.execute(db)
}
