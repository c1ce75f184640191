import { ConnectorError } from '@belegfluss/sdk';
import { judge } from '../run/judge.ts';
import type { StepRecord } from '../run/run-record.ts';
import type { StepVerdict } from '../run/verdict.ts';
import type { RecordJob, SyncWorld } from './sync-job.ts';
import type { DueWrite, Written } from './sync-record.ts';

/** Failed tries of the page in a row, and since when. */
export interface Tries {
  count: number;
  since: Date | null;
}

/** What of a pass a verdict on a write depends on. */
export type WritingJob = Pick<RecordJob, 'call'> & { world: Pick<SyncWorld, 'signal'> };

/** What a write that failed means for its record. Throws what is no verdict on it: our own database, a lost lease. */
export function judgeWrite(job: WritingJob, write: DueWrite, error: unknown, tries: Tries): Written {
  // Cancelled because this process ends: the page goes on elsewhere.
  if (job.world.signal.aborted) throw error;
  const verdict = judge(error, job.call, asStep(job, tries), new Date());
  // Whoever is not signed in can write no record at all.
  if (verdict.kind === 'failed' && error instanceof ConnectorError && error.kind === 'auth')
    return { kind: 'broken', write, reason: verdict.reason, counts: false };
  return verdictOfWrite(write, verdict);
}

/** The verdict on a step, as one on a record. */
export function verdictOfWrite(write: DueWrite, verdict: StepVerdict): Written {
  switch (verdict.kind) {
    case 'done':
      return { kind: 'written', write };
    case 'again':
      return { ...verdict, kind: 'later', write };
    case 'question':
      return { kind: 'ask', write, question: verdict.question };
    case 'failed':
    case 'parked':
    case 'stop':
      return { kind: 'fault', write, reason: verdict.reason };
  }
}

/** The tries of a page in the form in which the policy of steps counts them. */
export function asStep({ call }: Pick<RecordJob, 'call'>, { count, since }: Tries): StepRecord {
  return {
    path: call.id,
    kind: call.kind,
    use: call.use ?? null,
    state: 'running',
    tries: count,
    input: null,
    output: null,
    error: null,
    startedAt: (since ?? new Date()).toISOString(),
    endedAt: null,
    spans: null,
  };
}
