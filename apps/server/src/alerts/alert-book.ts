import type { Transaction } from '@belegfluss/store';
import type { Condition, Rule } from './conditions.ts';

/** Trouble that somebody has to be told of, or that is over after somebody was told. */
export interface News {
  key: string;
  rule: Rule;
  facts: Condition['facts'];
  since: Date;
  over: boolean;
}

/**
 * Compares what is wrong with what was known. Gives back what is to be told now: trouble that has lasted long enough and
 * was not told, and told trouble that is gone. What nobody was told of goes without a word.
 */
export async function compareWithBook(tx: Transaction, conditions: Condition[]): Promise<News[]> {
  await tx.query(
    `insert into alert (key, rule, facts)
     select key, rule, facts from jsonb_to_recordset($1::jsonb) as c(key text, rule text, facts jsonb)
     on conflict (key) do update set facts = excluded.facts`,
    [JSON.stringify(conditions)],
  );
  const keys = conditions.map(({ key }) => key);
  await tx.query('delete from alert where told_at is null and key <> all($1)', [keys]);
  return tx.query<News>(
    `select a.key, a.rule, a.facts, a.since, c.key is null as over
     from alert a left join jsonb_to_recordset($1::jsonb) as c(key text, "patienceMs" float8) on c.key = a.key
     where c.key is null or (a.told_at is null and a.since <= now() - c."patienceMs" * interval '1 millisecond')
     order by a.since, a.key`,
    [JSON.stringify(conditions)],
  );
}

/** Keeps that somebody was told. */
export async function noteTold(tx: Transaction, { key, over }: News): Promise<void> {
  if (over) await tx.query('delete from alert where key = $1', [key]);
  else await tx.query('update alert set told_at = now() where key = $1', [key]);
}
