import { newId, storableJson, type Sql } from '@belegfluss/store';
import { tellOfRuns } from '../journal/changes.ts';
import { writeDeed, type Deed } from './deed.ts';
import { planReplay, type ReplayPlan, type ReplayPreview, type ReplayTools, type ReplayWish } from './replay-plan.ts';

/** What a replay would do; nothing is changed. Throws what `planReplay` throws. */
export async function previewReplay(tools: ReplayTools, runId: string, wish: ReplayWish): Promise<ReplayPreview> {
  return tools.db.transaction(async (tx) => (await planReplay(tools, tx, runId, wish)).preview);
}

/**
 * Goes through a run again as a new one that is linked to it: outputs of the steps before `from` are reused, keys of
 * effects stay what they were, and what is done once for a key is now this run's. A dead run is closed by it. Gives back the
 * id of the new run. Throws what `planReplay` throws.
 */
export function replayRun(tools: ReplayTools, runId: string, wish: ReplayWish, deed: Deed): Promise<string> {
  return tools.db.transaction(async (tx) => {
    const replay = await planReplay(tools, tx, runId, wish);
    const { old, preview } = replay;
    const facts = { flow: old.flow, from: preview.from, version: wish.version, changes: preview.changes };
    const [closed] = await tx.query(
      "update run set state = 'resolved', aside_at = now() where id = $1 and state = 'dead' returning id",
      [old.id],
    );
    const newRun = await insertReplay(tx, replay, wish);
    await writeDeed(tx, old.id, 'replay', deed, { ...facts, newRun, ...(closed && { closed: true }) });
    await writeDeed(tx, newRun, 'replay', deed, { ...facts, oldRun: old.id });
    await tools.starter.line.releaseIfFirst(tx, old.flow, old.orderKey ?? old.recordKey, newRun);
    tellOfRuns(tx, tools.bell, [old.id, newRun]);
    return newRun;
  });
}

/** It begins with attempt 1: steps are read by all attempts but the first, and that one was the old run's. */
async function insertReplay(tx: Sql, { old, kept, input, preview }: ReplayPlan, wish: ReplayWish): Promise<string> {
  const id = newId();
  const { tables } = old.versions;
  const versions = wish.version === 'original' && tables ? { tables } : {};
  if (old.onceKey !== null) await tx.query('update run set once_key = null where id = $1', [old.id]);
  await tx.query(
    `insert into run (id, flow, revision, trigger, event_id, record_key, input, once_key, versions, case_ids, attempt, replay_of, order_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)`,
    [
      id,
      old.flow,
      preview.revision,
      old.trigger,
      old.eventId,
      old.recordKey,
      storableJson(input),
      old.onceKey,
      storableJson(versions),
      old.caseIds,
      old.id,
      old.orderKey ?? null,
    ],
  );
  // What was done before this run is undone after what this one does.
  const undos = kept.flatMap(({ undo }) => (undo ? [undo.number] : [])).toSorted((one, other) => one - other);
  const places = new Map(undos.map((number, index) => [number, index + 1]));
  const steps = kept.map(({ undo, ...step }) => ({
    ...step,
    ...(undo && { undo: { ...undo, number: places.get(undo.number) } }),
  }));
  await tx.query(
    `insert into step (run_id, path, kind, use, state, tries, input, output, error, started_at, ended_at, spans, undo, is_behind)
     select $1, s.path, s.kind, s.use, s.state, s.tries, s.input, s.output, s.error, s."startedAt", s."endedAt", s.spans, s.undo,
            coalesce(s."isBehind", false)
     from jsonb_to_recordset($2::jsonb) as s(path text, kind text, use text, state text, tries int, input jsonb,
          output jsonb, error jsonb, "startedAt" timestamptz, "endedAt" timestamptz, spans jsonb, undo jsonb, "isBehind" boolean)`,
    [id, storableJson(steps)],
  );
  return id;
}
