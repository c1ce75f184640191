import type { Database, Sql } from './database.ts';
import { firstIdAt } from './uuid.ts';

/** A table whose rows lie in partitions by the time that their id carries. */
export interface PartitionedTable {
  table: 'delivery' | 'step';
  /** The first column of its primary key. */
  id: 'id' | 'run_id';
  /** Length of a partition: a small part of the time for which its rows are kept. */
  weeks: number;
}

export const PARTITIONED: readonly PartitionedTable[] = [
  { table: 'delivery', id: 'id', weeks: 2 },
  { table: 'step', id: 'run_id', weeks: 8 },
];

/** One partition with its bounds as ids; `from` belongs to it, `to` to the next. */
interface Partition {
  name: string;
  from: string;
  to: string;
}

const WEEK_MS = 7 * 86_400_000;
/** Whoever waits for a table lets nobody else in: rather try again with the next pass. */
const LOCK_PATIENCE_MS = 2_000;
const LOCK_NOT_AVAILABLE = '55P03';
const PARTITION_LOCK = 7_400_005;

/** The first partition that begins behind this moment. */
export function partitionAfter({ table, weeks }: PartitionedTable, moment: Date): Partition {
  const length = weeks * WEEK_MS;
  const from = new Date((Math.floor(moment.getTime() / length) + 1) * length);
  const to = new Date(from.getTime() + length);
  const day = from.toISOString().slice(0, 10).replaceAll('-', '_');
  return { name: `${table}_${day}`, from: firstIdAt(from), to: firstIdAt(to) };
}

/** Makes the next partition of each table where it is missing, long before rows come for it. `now` is the database's time. */
export async function makePartitions(db: Database, now: Date): Promise<void> {
  for (const partitioned of PARTITIONED) await makePartition(db, partitioned, partitionAfter(partitioned, now));
}

/** Attached rather than made in its place: that locks nobody out who reads or writes the others. */
async function makePartition(
  db: Database,
  { table, id }: PartitionedTable,
  { name, from, to }: Partition,
): Promise<void> {
  await alone(db, async (tx) => {
    const known = await tx.query('select 1 from pg_class where oid = to_regclass($1)', [name]);
    if (known.length > 0) return;
    // What came while nobody made partitions lies in the common one, and stays there.
    const early = await tx.query(`select 1 from ${table}_other where ${id} >= $1 and ${id} < $2 limit 1`, [from, to]);
    if (early.length > 0) return;
    await tx.query(`create table ${name} (like ${table} including defaults including constraints including storage)`);
    await tx.query(`alter table ${table} attach partition ${name} for values from ('${from}') to ('${to}')`);
  });
}

/**
 * Drops the partitions that hold nothing from `before` on, but keeps the rows for which `stays` holds (SQL about a row
 * `old`); they move to the common partition, of which rows are deleted one by one. Gives back the names of those that went.
 */
export async function dropPartitions(
  db: Database,
  table: PartitionedTable['table'],
  before: string,
  stays: string,
): Promise<string[]> {
  const gone: string[] = [];
  for (const { name, to } of await partitionsOf(db, table)) {
    if (to > before) continue;
    const isGone = await alone(db, async (tx) => {
      await tx.query(`alter table ${table} detach partition ${name}`);
      await tx.query(`insert into ${table} select old.* from ${name} old where ${stays}`);
      await tx.query(`drop table ${name}`);
    });
    if (isGone) gone.push(name);
  }
  return gone;
}

/** Where rows of this table are deleted one by one: what was there before there were partitions, and what fits into none. */
export async function commonPartitions(sql: Sql, table: PartitionedTable['table']): Promise<string[]> {
  const names = [`${table}_before`, `${table}_other`];
  const found = await sql.query<{ name: string }>(
    'select relname as name from pg_class join pg_inherits on inhrelid = oid where inhparent = to_regclass($1) and relname = any($2)',
    [table, names],
  );
  return found.map(({ name }) => name);
}

/** Those with an upper bound, the oldest first. */
async function partitionsOf(sql: Sql, table: string): Promise<{ name: string; to: string }[]> {
  const rows = await sql.query<{ name: string; to: string | null }>(
    `select relname as name, substring(pg_get_expr(relpartbound, oid) from $re$ TO [(]'([0-9a-f-]{36})'[)]$re$) as "to"
     from pg_class join pg_inherits on inhrelid = oid where inhparent = to_regclass($1)`,
    [table],
  );
  return rows.flatMap(({ name, to }) => (to === null ? [] : [{ name, to }])).sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** One process at a time changes partitions. Gives back false where another one does, or where the table is busy: the next pass tries again. */
async function alone(db: Database, work: (tx: Sql) => Promise<void>): Promise<boolean> {
  const change = db.transaction(async (tx) => {
    const [turn] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [PARTITION_LOCK]);
    if (!turn?.mine) return false;
    await tx.query(`set local lock_timeout = ${LOCK_PATIENCE_MS}`);
    await work(tx);
    return true;
  });
  return change.catch((error: unknown) => {
    if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  });
}
