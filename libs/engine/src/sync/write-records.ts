import { ConnectorError, systemClock, type WriteContext } from '@belegfluss/sdk';
import { effectsOf, intend } from '../effect/effect-rows.ts';
import { guardedWrite } from '../effect/guard.ts';
import { mayBeForgotten } from '../effect/keyed-write.ts';
import { isInDoubt, type GuardedWrite } from '../effect/sent-write.ts';
import type { EffectRecord } from '../run/run-record.ts';
import { judgeWrite, verdictOfWrite, type Tries } from './judge-write.ts';
import type { Slots } from './slots.ts';
import type { SyncJob } from './sync-job.ts';
import type { DueWrite, Written } from './sync-record.ts';

/** A write that left, and what came of it. */
type Sent = { write: DueWrite; output: unknown } | { write: DueWrite; error: unknown };

/**
 * Writes the due records of a page, one by one or in batches as the action offers. Before a write leaves that must not be
 * sent twice, its intent is on disk; where an earlier intent stands, the guard of single writes decides by the class.
 * `mayHaveLeft` says that some may have left before, of which nothing is written down.
 */
export async function writeRecords(
  job: SyncJob,
  due: DueWrite[],
  tries: Tries,
  slots: Slots,
  mayHaveLeft = false,
): Promise<Written[]> {
  if (due.length === 0) return [];
  const { gateway, signal } = job.world;
  const { connection } = job.call.target;
  const demandHeld = () => job.journal.demandHeld();
  const context = await gateway.context(connection, { effectKey: '', clock: systemClock, signal, demandHeld });
  const doubtful = await intendAll(job, due, mayHaveLeft);
  const clear = due.filter(({ effectKey }) => !doubtful.has(effectKey));
  const unclear = due.filter(({ effectKey }) => doubtful.has(effectKey));
  const brake = { pulled: false };
  const resolved = Promise.all(unclear.map((write) => slots.run(() => resolve(job, write, context, tries))));
  // What it throws is heard below; until then it must not end the process.
  resolved.catch(() => undefined);
  const sent = job.action.batch
    ? sendBatches(job, clear, context, slots, brake)
    : sendEach(job, clear, context, slots, brake);
  const settled = (await sent).map((each) => settle(job, each, tries));
  return [...(await resolved), ...settled];
}

/**
 * Puts the intents of a page on disk with one commit; gives back the keys for which an earlier one stands. After a restore
 * that may be any of them: then the guard decides about each, and keeps their intents.
 */
async function intendAll(job: SyncJob, due: DueWrite[], mayHaveLeft: boolean): Promise<Set<string>> {
  const { journal, action } = job;
  if (action.effect.kind === 'read') return new Set();
  const keys = due.map(({ effectKey }) => effectKey);
  if (journal.run.afterRestore) return new Set(keys);
  if (action.effect.class === 'K') {
    const isForgotten = mayHaveLeft && mayBeForgotten(journal.run.leftSeconds, action.effect.keyValidFor);
    return isForgotten ? new Set(keys) : doubted(job, keys);
  }
  const earlier = await journal.writeWith((tx) =>
    intend(
      tx,
      due.flatMap((write) => effectOf(job, write) ?? []),
    ),
  );
  return new Set(earlier.map(({ key }) => key));
}

/** Keys with which an earlier request left whose answer was lost: the system may have forgotten them by now. */
async function doubted({ world }: SyncJob, keys: string[]): Promise<Set<string>> {
  return new Set((await effectsOf(world.db, keys)).map(({ key }) => key));
}

function effectOf({ journal, action, call }: SyncJob, { effectKey, record }: DueWrite): EffectRecord | undefined {
  if (action.effect.kind === 'read') return undefined;
  return {
    key: effectKey,
    runId: journal.run.id,
    path: `${call.id}[${record.key}]`,
    connection: call.target.connection,
    action: action.id,
    class: action.effect.class,
    state: 'intended',
    attempt: journal.run.attempt,
    lookups: 0,
    output: null,
  };
}

/** Nobody knows what became of an earlier try of this write. */
async function resolve(job: SyncJob, write: DueWrite, context: WriteContext<never>, tries: Tries): Promise<Written> {
  const guarded: GuardedWrite = {
    key: write.effectKey,
    path: `${job.call.id}[${write.record.key}]`,
    connection: job.call.target.connection,
    action: job.action,
    input: write.input,
    context: contextOf(context, write),
    isDoubted: true,
  };
  try {
    return verdictOfWrite(write, await guardedWrite(job.journal, guarded));
  } catch (error) {
    return judgeWrite(job, write, error, tries);
  }
}

function contextOf(context: WriteContext<never>, { effectKey, answer }: DueWrite): WriteContext<never> {
  return { ...context, effectKey, ...(answer && { answer }) };
}

/** A refusal that holds for everything (a limit, an outage) stops the writes that have not left yet. */
interface Brake {
  pulled: boolean;
}

async function sendEach(
  job: SyncJob,
  due: DueWrite[],
  context: WriteContext<never>,
  slots: Slots,
  brake: Brake,
): Promise<Sent[]> {
  return Promise.all(
    due.map((write) =>
      slots.run(async (): Promise<Sent> => {
        if (brake.pulled) return { write, error: notSent() };
        // Whoever slept while another took the run over must not send what that one has sent.
        await job.journal.demandHeld();
        try {
          return { write, output: await job.action.run(contextOf(context, write), write.input) };
        } catch (error) {
          brake.pulled ||= stopsAll(error);
          return { write, error };
        }
      }),
    ),
  );
}

async function sendBatches(
  job: SyncJob,
  due: DueWrite[],
  context: WriteContext<never>,
  slots: Slots,
  brake: Brake,
): Promise<Sent[]> {
  const { batch } = job.action;
  if (!batch) return [];
  const batches: DueWrite[][] = [];
  for (let start = 0; start < due.length; start += batch.size) batches.push(due.slice(start, start + batch.size));
  const sent = await Promise.all(
    batches.map((writes) =>
      slots.run(async (): Promise<Sent[]> => {
        if (brake.pulled) return writes.map((write) => ({ write, error: notSent() }));
        await job.journal.demandHeld();
        try {
          const results = await batch.run(context, writes);
          const byKey = new Map(results.map((result) => [result.effectKey, result]));
          return writes.map((write) => ({ write, ...(byKey.get(write.effectKey) ?? { error: notMentioned() }) }));
        } catch (error) {
          brake.pulled ||= stopsAll(error);
          return writes.map((write) => ({ write, error }));
        }
      }),
    ),
  );
  return sent.flat();
}

function stopsAll(error: unknown): boolean {
  return (
    error instanceof ConnectorError &&
    (error.kind === 'rate_limited' || error.kind === 'breaker_open' || error.kind === 'auth')
  );
}

const HELD_BACK = {
  de: 'zurückgehalten, weil das System den Schreibvorgang davor abgelehnt hat',
  en: 'held back, because the system refused the write before',
};
const NOT_MENTIONED = {
  de: 'die Antwort auf den Stapel nennt diesen Datensatz nicht',
  en: 'the answer to the batch does not mention this record',
};

function notSent(): ConnectorError {
  return new ConnectorError('rate_limited', HELD_BACK, {
    outcome: 'not_sent',
    code: 'sync.held_back',
    retryAfterSeconds: 1,
  });
}

function notMentioned(): ConnectorError {
  return new ConnectorError('transient', NOT_MENTIONED, {
    outcome: 'unknown',
    code: 'sync.item_not_mentioned',
  });
}

/** What came of a write, kept with its effect where it has one. */
function settle(job: SyncJob, sent: Sent, tries: Tries): Written {
  const effect = effectOf(job, sent.write);
  const isKeyed = effect?.class === 'K';
  if ('output' in sent) {
    if (effect && !isKeyed) job.journal.keepEffect({ ...effect, state: 'confirmed', output: sent.output ?? null });
    return { kind: 'written', write: sent.write };
  }
  const isDoubted = isInDoubt(sent.error);
  // What a system makes once by our key is written down only where nobody knows it.
  if (effect && (!isKeyed || isDoubted))
    job.journal.keepEffect({ ...effect, state: isDoubted ? 'unknown' : 'rejected' });
  return judgeWrite(job, sent.write, sent.error, tries);
}
