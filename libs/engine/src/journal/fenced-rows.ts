import { rowArrays, storableJson, type Columns, type Sql } from '@belegfluss/store';
import { EFFECT_COLUMNS, keepEffects, keepIntents } from '../effect/effect-rows.ts';
import { inOrder, lockingKeys } from '../event/key-lock.ts';
import { clockOf, type EffectRecord, type RunRecord, type RunVersions, type StepRecord } from '../run/run-record.ts';
import type { RunState } from '../run/states.ts';
import type { Observation } from '../observation/observation.ts';
import type { RunWrite } from './run-write.ts';
import type { Reason } from '../run/verdict.ts';

/** What of a write was not kept. */
export interface Refused {
  /** Runs that a newer attempt holds. */
  lost: Set<string>;
  /** Keys of intents for which an earlier one stands. */
  taken: string[];
}

/** What became of a write, with the runs that a person wants to end. */
export interface Kept extends Refused {
  stopped: Set<string>;
}

type Own = { id: string; attempt: number };
type OwnStep = StepRecord & { owner: string };
/** The run of an effect is the one that intended it first; its owner is the one that writes. */
type OwnEffect = EffectRecord & { owner: string };
interface PinnedRow {
  id: string;
  versions: RunVersions;
}
/** New state of a settled run. */
interface SettledRow {
  id: string;
  state: RunState;
  reason: Reason | null;
  wakeAt: Date | null;
  endedAt: 'now' | null;
  /** A list in JSON: arrays of arrays would be laid flat. */
  caseIds: string[];
  versions: RunVersions | null;
  output: unknown;
  observed: Observation | null;
}

const OWN: Columns<Own> = { id: 'uuid', attempt: 'int' };
const OWN_STEP: Columns<OwnStep> = {
  owner: 'uuid',
  path: 'text',
  kind: 'text',
  use: 'text',
  state: 'text',
  tries: 'int',
  input: 'jsonb',
  output: 'jsonb',
  error: 'jsonb',
  startedAt: 'timestamptz',
  endedAt: 'timestamptz',
  spans: 'jsonb',
  undo: 'jsonb',
  isBehind: 'boolean',
};
const OWN_EFFECT: Columns<OwnEffect> = { owner: 'uuid', ...EFFECT_COLUMNS };
const PINNED: Columns<PinnedRow> = { id: 'uuid', versions: 'jsonb' };
const SETTLED: Columns<SettledRow> = {
  id: 'uuid',
  state: 'text',
  reason: 'jsonb',
  wakeAt: 'timestamptz',
  endedAt: 'timestamptz',
  caseIds: 'jsonb',
  versions: 'jsonb',
  output: 'jsonb',
  observed: 'jsonb',
};

/**
 * Proves that these attempts still hold their runs (a settled attempt holds nothing) and keeps, of those that do, steps,
 * effects, intents and the state of settled runs; one statement. The rows of held runs stay locked: nobody takes one over
 * before the commit. `keys` are locked until then as well, for the statements that follow. Says what it refused, and
 * which runs a person wants to end.
 */
export async function writeHeld(sql: Sql, writes: RunWrite[], keys: string[] = []): Promise<Kept> {
  const parameters: unknown[] = [];
  const ofHeld = <Row>(alias: string, owner: keyof Row & string, columns: Columns<Row>, rows: NoInfer<Row>[]) =>
    `(select * from ${rowArrays(parameters, alias, columns, rows)} where "${owner}" in (select id from held)) as ${alias}`;
  const own = rowArrays(
    parameters,
    'own',
    OWN,
    writes.map(({ run }) => run),
  );
  const parts: string[] = [];
  const steps = writes.flatMap(({ run, steps: dirty }) => dirty.map((step) => ({ ...step, owner: run.id })));
  if (steps.length > 0) parts.push(`kept as (${keepSteps(ofHeld('s', 'owner', OWN_STEP, steps))})`);
  const effects = writes.flatMap(({ run, effects: dirty }) => dirty.map((effect) => ({ ...effect, owner: run.id })));
  if (effects.length > 0) parts.push(`outcomes as (${keepEffects(ofHeld('e', 'owner', OWN_EFFECT, effects))})`);
  const intents = writes.flatMap(({ run, intent }) => (intent ? [{ ...intent, owner: run.id }] : []));
  if (intents.length > 0) parts.push(`intended as (${keepIntents(ofHeld('i', 'owner', OWN_EFFECT, intents))})`);
  const settled = writes.flatMap(settledRow);
  if (settled.length > 0) parts.push(`settled as (${settleRuns(ofHeld('w', 'id', SETTLED, settled))})`);
  const pinned = writes.flatMap(({ run, versions, settlement }) =>
    versions && !settlement ? [{ id: run.id, versions }] : [],
  );
  if (pinned.length > 0) parts.push(`pinned as (${pinVersions(ofHeld('p', 'id', PINNED, pinned))})`);
  if (keys.length > 0) {
    parameters.push(inOrder(keys));
    // First the runs, then the keys, as everybody does.
    parts.push(`locks as (${lockingKeys(`$${parameters.length}`)} where (select count(*) from held) >= 0)`);
  }
  // A reading part that nobody asks is not carried out.
  const locked = keys.length > 0 ? 'and (select count(*) from locks) >= 0' : '';
  const taken =
    intents.length > 0
      ? `union all select 'taken', key from ${rowArrays(parameters, 'i', { owner: 'uuid', key: 'text' }, intents)}
         where owner in (select id from held) and key not in (select key from intended)`
      : '';
  const rows = await sql.query<{ said: 'lost' | 'taken' | 'stopped'; what: string }>(
    `with own as (
       select * from ${own}
     ), locked as (
       select id, attempt, stop_reason is not null as stopped from run where id = any($1::uuid[]) and state = 'running' order by id for update
     ), held as (
       select id, stopped from locked join own using (id, attempt)
     )${parts.map((part) => `, ${part}`).join('')}
     select 'lost' as said, id::text as what from own where id not in (select id from held) ${locked}
     union all select 'stopped', id::text from held where stopped ${taken}`,
    parameters,
  );
  const said = (kind: 'lost' | 'taken' | 'stopped') => rows.filter((row) => row.said === kind).map(({ what }) => what);
  return { lost: new Set(said('lost')), taken: said('taken'), stopped: new Set(said('stopped')) };
}

function keepSteps(from: string): string {
  return `insert into step (run_id, path, kind, use, state, tries, input, output, error, started_at, ended_at, spans, undo, is_behind)
    select owner, path, kind, use, state, tries, input, output, error, "startedAt", "endedAt", spans, undo, coalesce("isBehind", false) from ${from}
    on conflict (run_id, path) do update set state = excluded.state, tries = excluded.tries, started_at = excluded.started_at, input = excluded.input,
         output = excluded.output, error = excluded.error, ended_at = excluded.ended_at, spans = excluded.spans, undo = excluded.undo, is_behind = excluded.is_behind`;
}

/** Where a person asked for the end of a run and it would go on later, it ends now. */
const STOPS = `run.stop_reason is not null and w."endedAt" is null`;

function settleRuns(from: string): string {
  return `update run set state = case when ${STOPS} then 'cancelled' else w.state end,
         reason = case when ${STOPS} then run.stop_reason else w.reason end,
         wake_at = case when ${STOPS} then null else w."wakeAt" end,
         ended_at = case when ${STOPS} then now() else w."endedAt" end,
         aside_at = case when ${STOPS} then now() when w.state = 'dead' then w."endedAt" end,
         crashes = 0, case_ids = array(select jsonb_array_elements_text(w."caseIds")),
         versions = coalesce(w.versions, run.versions), output = w.output, observed = w.observed
    from ${from} where run.id = w.id`;
}

function pinVersions(from: string): string {
  return `update run set versions = p.versions from ${from} where run.id = p.id`;
}

function settledRow({ run, settlement, versions }: RunWrite): SettledRow[] {
  if (!settlement) return [];
  const { verdict } = settlement;
  const row = {
    id: run.id,
    caseIds: run.caseIds,
    versions: versions ?? null,
    wakeAt: null,
    endedAt: null,
    output: null,
    observed: null,
  };
  switch (verdict.kind) {
    case 'ended':
      return [
        {
          ...row,
          state: verdict.state,
          reason: verdict.reason ?? null,
          endedAt: 'now',
          output: 'output' in verdict ? (verdict.output ?? null) : null,
          observed: 'observed' in verdict ? verdict.observed : null,
        },
      ];
    case 'again':
      return [{ ...row, state: 'waiting', reason: verdict.reason, wakeAt: wakeTime(run, verdict.afterSeconds) }];
    case 'parked':
      return [{ ...row, state: 'waiting', reason: verdict.reason }];
    case 'question': {
      const reason = { code: verdict.question.kind, message: verdict.question.title };
      return [{ ...row, state: 'question', reason }];
    }
  }
}

/** The moment so many seconds from now, for the job as well. */
export function wakeTime(run: RunRecord, afterSeconds: number): Date {
  return new Date(clockOf(run) + afterSeconds * 1_000);
}

/** A run that wants to be the one that does what its flow does once. */
export interface OnceClaim {
  id: string;
  flow: string;
  key: string;
}

/** Gives these runs the keys that no other run has. Gives back the winners. */
export async function claimOnceKeys(tx: Sql, claims: OnceClaim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const won = await tx.query<{ id: string }>(
    `update run set once_key = c.key
     from (select distinct on (flow, key) * from jsonb_to_recordset($1::jsonb) as c(id uuid, flow text, key text)
           order by flow, key, id) c
     where run.id = c.id and not exists (select 1 from run other where other.flow = c.flow and other.once_key = c.key
                                              and other.id <> c.id)
     returning run.id`,
    [storableJson(claims)],
  );
  return new Set(won.map(({ id }) => id));
}
