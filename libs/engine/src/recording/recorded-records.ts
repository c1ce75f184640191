import type { ScenarioGiven } from '@belegfluss/flow';
import type { StepRecord } from '../run/run-record.ts';

type Fields = Record<string, unknown>;
type Records = NonNullable<ScenarioGiven['records']>;

/** What an `upsert` keeps of its work, as far as a test needs it. */
interface Upserted {
  input: { fields: Fields; changes?: { field: string; from?: unknown }[] };
  output: { did: string; key: string };
}

/** The records that the steps `upsert` of a run have found, as they were before it; an empty map where they found none. */
export function recordedRecords(steps: StepRecord[]): Records {
  const done = steps.filter(({ kind, state }) => kind === 'upsert' && state === 'done');
  const found = new Map<string, Map<string, Fields>>();
  const made = new Set<string>();
  for (const { use, input, output } of done as (StepRecord & Upserted)[]) {
    const { did, key } = output;
    const records = found.get(use ?? '') ?? new Map<string, Fields>();
    found.set(use ?? '', records);
    if (did === 'created') made.add(`${use} ${key}`);
    // What the run itself has made or changed before, the rehearsal does as well.
    if (did === 'left' || made.has(`${use} ${key}`) || records.has(key)) continue;
    const before = (input.changes ?? []).map(({ field, from }): [string, unknown] => [field, from ?? null]);
    records.set(key, { ...input.fields, ...Object.fromEntries(before) });
  }
  return Object.fromEntries([...found].map(([use, records]) => [use, Object.fromEntries(records)]));
}
