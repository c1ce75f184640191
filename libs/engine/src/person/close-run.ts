import { inBoth, type Text } from '@belegfluss/sdk';
import { storableJson, type Transaction } from '@belegfluss/store';
import { tellOfRuns } from '../journal/changes.ts';
import { wakeParked } from '../waiting/parked-runs.ts';
import { withdrawQuestions } from '../journal/withdrawn-questions.ts';
import { STOP_ASKED } from '../run/verdict.ts';
import { CAUSE_WORDS, writeDeed, type Cause, type Deed } from './deed.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';
import { LOCKED, lockRun, type LockedRun } from './locked-run.ts';
import { causeNeeded, endedAlready, notDead } from './refusals.ts';

/** `asked`: the run is at work and stops before its next step. */
export type Cancelled = 'cancelled' | 'asked';

/**
 * Ends a run that waits, or that was set aside, for good; its key's next run goes on. One at work is asked to stop: what
 * has left for another system is seen to its end. The runs that its steps wait for end with it, and theirs, because nobody
 * needs what they would give; whoever waits for the run itself hears of it. Throws DiagnosticError `run.unknown`,
 * `run.ended_already`, `run.cause_needed`.
 */
export function cancelRun(tools: WakingTools, runId: string, deed: Deed): Promise<Cancelled> {
  return tools.db.transaction(async (tx) => {
    demandCause(deed);
    const run = await lockRun(tx, runId);
    const outcome = await endRun(tx, tools, run, deed);
    if (!outcome) throw endedAlready(runId, run.state);
    await writeDeed(tx, runId, 'cancel', deed, { flow: run.flow });
    const below = await endCalled(tx, tools, runId, deed);
    if (outcome === 'cancelled' && run.parentId !== null) await wakeParked(tx, tools, [run.parentId]);
    tellOfRuns(tx, tools.bell, [runId, ...below, ...(run.parentId === null ? [] : [run.parentId])]);
    return outcome;
  });
}

/** What is said of the end of a run where nobody wrote a note. */
function unsaid(cause: Cause | undefined): Text {
  return cause ? CAUSE_WORDS[cause] : STOP_ASKED.reason.message;
}

/** Undefined where it has ended already. */
async function endRun(
  tx: Transaction,
  tools: WakingTools,
  run: LockedRun,
  { cause, note, person }: Deed,
): Promise<Cancelled | undefined> {
  const reason = storableJson({
    code: 'run.cancelled',
    message: note === undefined ? unsaid(cause) : inBoth(note),
    facts: { cause: cause ?? null, by: person },
  });
  const [asked] = await tx.query("update run set stop_reason = $2 where id = $1 and state = 'running' returning id", [
    run.id,
    reason,
  ]);
  if (asked) return 'asked';
  const [cancelled] = await tx.query(
    `update run set state = 'cancelled', reason = $2, wake_at = null, ended_at = coalesce(ended_at, now()), aside_at = now()
     where id = $1 and state in ('queued', 'waiting', 'question', 'dead') returning id`,
    [run.id, reason],
  );
  if (!cancelled) return undefined;
  await withdrawQuestions(tx, [run.id]);
  if (run.state !== 'dead') await tools.starter.line.releaseBehind(tx, run, run.state === 'queued');
  return 'cancelled';
}

/** Ends what steps of a run have started and still goes on, at any depth; what was set aside stays so. Gives back their ids. */
async function endCalled(tx: Transaction, tools: WakingTools, runId: string, deed: Deed): Promise<string[]> {
  const called = await tx.query<LockedRun>(
    `select ${LOCKED} from run where parent_id = $1 and ended_at is null order by id for update`,
    [runId],
  );
  const ended: string[] = [];
  for (const child of called) {
    await endRun(tx, tools, child, deed);
    await writeDeed(tx, child.id, 'cancel', deed, { flow: child.flow, with: runId });
    ended.push(child.id, ...(await endCalled(tx, tools, child.id, deed)));
  }
  return ended;
}

/** Closes a run that was set aside: somebody knows why it failed and has seen to it. Throws DiagnosticError `run.unknown`, `run.not_dead`, `run.cause_needed`. */
export function resolveRun(tools: WakingTools, runId: string, deed: Deed): Promise<void> {
  return tools.db.transaction(async (tx) => {
    demandCause(deed);
    await markResolved(tx, runId, deed);
    tellOfRuns(tx, tools.bell, [runId]);
  });
}

async function markResolved(tx: Transaction, runId: string, deed: Deed): Promise<void> {
  const { flow, state } = await lockRun(tx, runId);
  if (state !== 'dead') throw notDead(runId, state);
  await tx.query("update run set state = 'resolved', aside_at = now() where id = $1 and state = 'dead'", [runId]);
  await writeDeed(tx, runId, 'resolve', deed, { flow });
}

function demandCause({ cause, note = '' }: Deed): void {
  if (cause === 'other' && note.trim() === '') throw causeNeeded();
}
