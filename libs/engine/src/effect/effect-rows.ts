import { storableJson, type Sql } from '@belegfluss/store';
import type { EffectRecord } from '../run/run-record.ts';

const COLUMNS = `key, run_id as "runId", path, connection, action, class, state, attempt, lookups, output,
  extract(epoch from clock_timestamp() - tried_at)::float8 as "ageSeconds"`;

const INSERT = `insert into effect (key, run_id, path, connection, action, class, state, attempt, lookups, output, tried_at, settled_at)
  select key, "runId"::uuid, path, connection, action, class, state, attempt, lookups, output, clock_timestamp(),
         case when state = 'intended' then null else now() end
  from jsonb_to_recordset($1::jsonb) as e(key text, "runId" text, path text, connection text, action text, class text,
       state text, attempt int, lookups int, output jsonb)
  order by key`;

/** Keeps effects. The time from which an index's lag counts is the database's: hosts' clocks differ. */
export async function writeEffects(sql: Sql, effects: EffectRecord[]): Promise<void> {
  if (effects.length === 0) return;
  await sql.query(
    `${INSERT} on conflict (key) do update set state = excluded.state, attempt = excluded.attempt, lookups = excluded.lookups,
       output = excluded.output, settled_at = excluded.settled_at,
       tried_at = case when excluded.lookups = 0 then excluded.tried_at else effect.tried_at end`,
    [storableJson(effects)],
  );
}

/**
 * Keeps intents where no earlier one stands, or only one that the other system refused. Gives back the earlier ones that
 * stand: these writes must not leave before their doubt is resolved. The same intent of the same attempt is kept again: the
 * answer to its commit was lost, and nothing has left.
 */
export async function intend(sql: Sql, intents: EffectRecord[]): Promise<EffectRecord[]> {
  if (intents.length === 0) return [];
  const kept = await sql.query<{ key: string }>(
    `${INSERT} on conflict (key) do update set run_id = excluded.run_id, path = excluded.path, state = excluded.state,
       attempt = excluded.attempt, lookups = excluded.lookups, output = null, tried_at = excluded.tried_at, settled_at = null
     where effect.state = 'rejected'
       or (effect.state = 'intended' and effect.run_id = excluded.run_id and effect.path = excluded.path
           and effect.attempt = excluded.attempt and effect.lookups = 0)
     returning key`,
    [storableJson(intents)],
  );
  const free = new Set(kept.map(({ key }) => key));
  const taken = intents.filter(({ key }) => !free.has(key)).map(({ key }) => key);
  return taken.length === 0 ? [] : sql.query(`select ${COLUMNS} from effect where key = any($1)`, [taken]);
}
