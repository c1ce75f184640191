import { GroupCommit, storableText, type Transaction } from '@belegfluss/store';
import { lastAsked, openQuestion } from '@belegfluss/records';
import { effectsOf } from '../effect/effect-rows.ts';
import { chainBehind } from '../event/event-chain.ts';
import { mayGoRound } from '../event/event-circle.ts';
import { lockKeys, onceLock, orderKey } from '../event/key-lock.ts';
import { restJobId } from '../queue/rest-job.ts';
import { tellChanges } from './changes.ts';
import { isOutageForAll } from './database-error.ts';
import { winOnce } from './claim-once.ts';
import { wakeTime, writeHeld, type Kept } from './fenced-rows.ts';
import { keepWaits, readyRuns, wakeParked } from '../waiting/parked-runs.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';
import type { EffectRecord, RunRecord, UndoableStep } from '../run/run-record.ts';
import type { RunWrite, RunWritten } from './run-write.ts';
import { undosBefore } from './step-rows.ts';
import { questionsOf, waitsOf } from '../run/verdict.ts';
import { withdrawQuestions } from './withdrawn-questions.ts';

/** One commit on its way to the disk while the next one gathers: more only split what could go together. */
const WRITERS = 2;
const MAX_RUNS = 200;
/** Nobody waits for the end of a run but its place in the worker: those of so many milliseconds share a commit. */
const SETTLE_PACE_MS = 12;

/** What it takes to write, and to wake what waits for what was written. */
export interface RunWriterTools extends WakingTools {
  onCommit: (items: number, waitedMs: number) => void;
}

/** Puts on disk what attempts come to; attempts that want to write in the same moment share one commit. */
export class RunWriter {
  readonly #tools: RunWriterTools;
  readonly #group: GroupCommit<RunWrite, RunWritten>;

  constructor(tools: RunWriterTools) {
    this.#tools = tools;
    this.#group = new GroupCommit({
      write: (writes) => this.#writeAll(writes),
      writers: WRITERS,
      paceMs: SETTLE_PACE_MS,
      maxItems: MAX_RUNS,
      isOutage: isOutageForAll,
      onCommit: tools.onCommit,
    });
  }

  /** Resolves when the write is on disk, or refused because a newer attempt holds the run. Of one run, only one write at a time. */
  write(write: RunWrite): Promise<RunWritten> {
    return this.#group.write(write, write.settlement !== undefined);
  }

  /** The same in a transaction of its own, together with `also`, which runs only while the run is held. */
  writeWith<T>(
    write: RunWrite,
    also: (tx: Transaction) => Promise<T>,
  ): Promise<{ held: boolean; stopAsked: boolean; result?: T }> {
    return this.#tools.db.transaction(async (tx) => {
      const [written] = await this.#write(tx, [write]);
      const stopAsked = written?.stopAsked ?? false;
      return written?.held ? { held: true, stopAsked, result: await also(tx) } : { held: false, stopAsked };
    });
  }

  /** Steps of a run whose undo is kept under a number below this one, the highest first. */
  undosBefore(runId: string, before: number, limit: number): Promise<UndoableStep[]> {
    return undosBefore(this.#tools.db, runId, before, limit);
  }

  /** The effect of this key. */
  async effectOf(key: string): Promise<EffectRecord | undefined> {
    const [found] = await effectsOf(this.#tools.db, [key]);
    return found;
  }

  /** Counts one more event of a circle of flows; see `event-circle.ts`. */
  mayGoRound(origin: string): Promise<boolean> {
    return mayGoRound(this.#tools.db, origin);
  }

  /** Where nothing but steps and effects is to be kept, one statement is the whole transaction. */
  async #writeAll(writes: RunWrite[]): Promise<RunWritten[]> {
    const { db } = this.#tools;
    if (writes.some(changesMore)) return db.transaction((tx) => this.#write(tx, writes), { byKeys: true });
    const kept = await writeHeld(db, writes);
    return outcomes(writes, kept, await effectsOf(db, kept.taken));
  }

  async #write(tx: Transaction, writes: RunWrite[]): Promise<RunWritten[]> {
    const { queue, starter, bell } = this.#tools;
    const kept = await writeHeld(tx, writes, this.#keysOf(writes));
    const held = writes
      .filter(({ run }) => !kept.lost.has(run.id))
      .map((write) => (kept.stopped.has(write.run.id) ? endedInstead(write) : write));
    // Nobody knew before that these would end.
    if (kept.stopped.size > 0) await lockKeys(tx, this.#keysOf(held));
    const earlier = await effectsOf(tx, kept.taken);
    const won = await winOnce(
      tx,
      held.flatMap(({ run, onceKey }) => (onceKey === undefined ? [] : [{ id: run.id, flow: run.flow, key: onceKey }])),
    );
    const settled = held.flatMap(({ run, settlement }) => (settlement ? [{ run, ...settlement }] : []));
    const ended = settled
      .filter(({ verdict }) => verdict.kind === 'ended')
      .map(({ run }) => ({ ...run, order: orderedBy(run) }));
    // First those that wait already: what is emitted now stands behind them.
    if (ended.length > 0) await starter.line.releaseNext(tx, ended);
    await starter.startForEmissions(
      tx,
      held.map(({ run, emissions }) => ({ runId: run.id, chain: chainBehind(run, 1), emissions })),
    );
    await this.#wakeAgain(tx, settled);
    await this.#park(tx, settled);
    const parents = ended.flatMap(({ parentId }) => parentId ?? []);
    await wakeParked(tx, this.#tools, parents);
    await this.#ask(tx, settled);
    await withdrawQuestions(tx, [...kept.stopped]);
    await queue.complete(
      tx,
      settled.map(({ claim }) => claim),
    );
    tellChanges(
      tx,
      bell,
      settled.flatMap(({ run }) => [`runs ${run.id}`, ...run.caseIds.map((id) => `cases ${id}`)]),
    );
    return outcomes(writes, kept, earlier, won);
  }

  #keysOf(writes: RunWrite[]): string[] {
    return writes.flatMap(({ run, emissions, onceKey, settlement }) => [
      ...this.#tools.starter.keysOf(emissions),
      ...(onceKey === undefined ? [] : [onceLock(run.flow, onceKey)]),
      ...(settlement?.verdict.kind === 'ended' ? [orderKey(run.flow, orderedBy(run))] : []),
      ...(settlement ? this.#tools.starter.keysOfChildren(waitsOf(settlement.verdict)) : []),
    ]);
  }

  #wakeAgain(tx: Transaction, settled: Settled[]): Promise<void> {
    const jobs = settled.flatMap(({ run, verdict }) =>
      verdict.kind === 'again'
        ? [{ ...this.#tools.plans.jobOf(run.flow, run.id, wakeTime(run, verdict.afterSeconds)), id: restJobId(run) }]
        : [],
    );
    return this.#tools.queue.insert(tx, jobs);
  }

  /** What came while a run went to rest wakes it at once; what comes later finds it. */
  async #park(tx: Transaction, settled: Settled[]): Promise<void> {
    const parked = settled
      .map(({ run, verdict }) => ({
        runId: run.id,
        attempt: run.attempt,
        flow: run.flow,
        chain: chainBehind(run, 0),
        waits: waitsOf(verdict),
        lineage: run.lineage ?? null,
      }))
      .filter(({ waits }) => waits.length > 0);
    if (parked.length === 0) return;
    await keepWaits(tx, parked);
    await this.#tools.starter.startChildren(tx, parked);
    const ids = parked.map(({ runId }) => runId);
    await wakeParked(tx, this.#tools, await readyRuns(tx, ids));
  }

  /** What was answered while the run was at work wakes it at once. */
  async #ask(tx: Transaction, settled: Settled[]): Promise<void> {
    const answered: string[] = [];
    for (const { run, verdict, now } of settled) {
      for (const { path: step, question: draft, dueAt, standing } of questionsOf(verdict)) {
        const state = standing && (await lastAsked(tx, run.id, step));
        if (state === 'answered') answered.push(run.id);
        if (state === 'answered' || state === 'open') continue;
        const { id } = await openQuestion(tx, {
          draft,
          waiter: { runId: run.id, step },
          at: now,
          ...(dueAt && { dueAt }),
        });
        tellChanges(tx, this.#tools.bell, [`questions ${id}`]);
      }
    }
    await wakeParked(tx, this.#tools, answered);
  }
}

function orderedBy({ orderKey: own, recordKey }: RunRecord): string {
  return own ?? storableText(recordKey);
}

type Settled = NonNullable<RunWrite['settlement']> & { run: RunWrite['run'] };

/** The row of a run that would go on later has ended, because a person asked for it: its key's next run goes on. */
function endedInstead(write: RunWrite): RunWrite {
  const { settlement } = write;
  if (!settlement || settlement.verdict.kind === 'ended') return write;
  return { ...write, settlement: { ...settlement, verdict: { kind: 'ended', state: 'cancelled' } } };
}

function changesMore({ settlement, emissions, onceKey }: RunWrite): boolean {
  return settlement !== undefined || emissions.length > 0 || onceKey !== undefined;
}

function outcomes(
  writes: RunWrite[],
  { lost, stopped }: Kept,
  earlier: EffectRecord[],
  onceWon = new Set<string>(),
): RunWritten[] {
  const byKey = new Map(earlier.map((effect) => [effect.key, effect]));
  return writes.map(({ run, intent }) => {
    const before = intent && !lost.has(run.id) && byKey.get(intent.key);
    return {
      held: !lost.has(run.id),
      stopAsked: stopped.has(run.id),
      onceWon: onceWon.has(run.id),
      ...(before && { earlier: before }),
    };
  });
}
