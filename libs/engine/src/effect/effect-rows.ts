import { rowArrays, type Columns, type Sql } from '@belegfluss/store';
import type { EffectRecord } from '../run/run-record.ts';

/** An effect as a statement takes it: what nobody changes any more comes from the record. */
export const EFFECT_COLUMNS: Columns<EffectRecord> = {
  key: 'text',
  runId: 'uuid',
  path: 'text',
  connection: 'text',
  action: 'text',
  class: 'text',
  state: 'text',
  attempt: 'int',
  lookups: 'int',
  output: 'jsonb',
  ageSeconds: 'int',
};

/** The time from which an index's lag counts, or the memory of a key, is the database's: hosts' clocks differ. */
const INSERT = `insert into effect (key, run_id, path, connection, action, class, state, attempt, lookups, output, tried_at, settled_at)
  select key, "runId", path, connection, action, class, state, attempt, lookups, output,
         clock_timestamp() - coalesce("ageSeconds", 0) * interval '1 second',
         case when state = 'intended' then null else now() end`;

/** Statement that keeps the effects of a table in SQL, whatever stands there. */
export function keepEffects(from: string): string {
  return `${INSERT} from ${from} order by key
    on conflict (key) do update set state = excluded.state, attempt = excluded.attempt, lookups = excluded.lookups,
       output = excluded.output, settled_at = excluded.settled_at,
       tried_at = case when excluded.lookups = 0 then excluded.tried_at else effect.tried_at end`;
}

/**
 * Statement that keeps the intents of a table in SQL where no earlier one stands, or only one that the other system refused or that was undone, and
 * gives back the keys of those it kept. The same intent of the same attempt is kept again: the answer to its commit was
 * lost, and nothing has left.
 */
export function keepIntents(from: string): string {
  return `${INSERT} from ${from} order by key
    on conflict (key) do update set run_id = excluded.run_id, held_by = null, path = excluded.path, state = excluded.state,
       attempt = excluded.attempt, lookups = excluded.lookups, output = null, tried_at = excluded.tried_at, settled_at = null
     where effect.state in ('rejected', 'undone')
       or (effect.state = 'intended' and effect.run_id = excluded.run_id and effect.path = excluded.path
           and effect.attempt = excluded.attempt and effect.lookups = 0)
     returning key`;
}

/** The effects of these keys. */
export async function effectsOf(sql: Sql, keys: string[]): Promise<EffectRecord[]> {
  if (keys.length === 0) return [];
  return sql.query(
    `select key, run_id as "runId", path, connection, action, class, state, attempt, lookups, output,
            floor(extract(epoch from clock_timestamp() - tried_at))::int as "ageSeconds"
     from effect where key = any($1)`,
    [keys],
  );
}

/** Keeps intents. Gives back the earlier ones that stand: these writes must not leave before their doubt is resolved. */
export async function intend(sql: Sql, intents: EffectRecord[]): Promise<EffectRecord[]> {
  if (intents.length === 0) return [];
  const parameters: unknown[] = [];
  const kept = await sql.query<{ key: string }>(
    keepIntents(rowArrays(parameters, 'i', EFFECT_COLUMNS, intents)),
    parameters,
  );
  const free = new Set(kept.map(({ key }) => key));
  return effectsOf(
    sql,
    intents.filter(({ key }) => !free.has(key)).map(({ key }) => key),
  );
}
