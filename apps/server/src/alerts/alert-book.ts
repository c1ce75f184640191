import type { Transaction } from '@belegfluss/store';
import type { Condition, Rule } from './conditions.ts';

/** Of trouble that people leave in part it is told again when more came: at once where somebody has dealt with some, else so much later. */
const AGAIN_AFTER = "interval '1 hour'";

/** Trouble that somebody has to be told of, or that is over after somebody was told. */
export interface News {
  key: string;
  rule: Rule;
  facts: Condition['facts'];
  since: Date;
  over: boolean;
  /** How far the trouble reaches; none where it only lasts. */
  until: Date | null;
}

/**
 * Compares what is wrong with what was known. Gives back what is to be told now: trouble that has lasted long enough and
 * was not told, or has grown since, and told trouble that is gone. What nobody was told of goes without a word. Where not all could be
 * seen, nothing is over.
 */
export async function compareWithBook(tx: Transaction, conditions: Condition[], sawAll: boolean): Promise<News[]> {
  await tx.query(
    `insert into alert (key, rule, facts)
     select key, rule, facts from jsonb_to_recordset($1::jsonb) as c(key text, rule text, facts jsonb)
     on conflict (key) do update set facts = excluded.facts`,
    [JSON.stringify(conditions)],
  );
  const keys = conditions.map(({ key }) => key);
  if (sawAll) await tx.query('delete from alert where told_at is null and key <> all($1)', [keys]);
  return tx.query<News>(
    `with wrong as (
       select * from jsonb_to_recordset($1::jsonb)
         as c(key text, "patienceMs" float8, "latestAt" timestamptz, "dealtWithAt" timestamptz)
     ), book as (
       select a.*, w.key is null and $2 as over, w."patienceMs", w."latestAt",
              w."latestAt" > coalesce(a.told_until, a.told_at)
                and (w."dealtWithAt" > a.told_at or a.told_at <= now() - ${AGAIN_AFTER}) as grown
       from alert a left join wrong w on w.key = a.key
     )
     select key, rule, facts, case when grown then "latestAt" else since end as since, over, "latestAt" as until
     from book
     where over or grown or (told_at is null and since <= now() - "patienceMs" * interval '1 millisecond')
     order by since, key`,
    [JSON.stringify(conditions), sawAll],
  );
}

/** Keeps that somebody was told. */
export async function noteTold(tx: Transaction, { key, over, since, until }: News): Promise<void> {
  if (over) await tx.query('delete from alert where key = $1', [key]);
  else {
    await tx.query('update alert set told_at = now(), since = $2, told_until = $3 where key = $1', [key, since, until]);
  }
}
