import { evaluate, ExpressionError, type PlannedSync } from '@belegfluss/flow';
import { DiagnosticError, type Answer } from '@belegfluss/sdk';
import { storableText } from '@belegfluss/store';
import type { TableIndex } from '@belegfluss/tables';
import { nestsTooDeeply, unstorable } from '../run/unkept.ts';
import { reasonOf } from '../run/verdict.ts';
import { checkInput } from '../step/check-input.ts';
import { contentHash } from './content-hash.ts';
import { RecordSteps, type Scope } from './record-steps.ts';
import type { RecordJob } from './sync-job.ts';
import type { Judged, SourceRecord } from './sync-record.ts';

/** What is remembered of a record from earlier passes. */
export interface Memory {
  /** SHA-256 of what was written last. */
  hash?: string;
  /** How often something was written. */
  writes?: number;
  answer?: Answer;
}

/** What one record comes to by the steps before the call; what would be written again as it is, is not written. */
export function judgeRecord(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  record: SourceRecord,
  memory: Memory,
): Judged {
  try {
    return judged(job, tables, record, memory);
  } catch (error) {
    if (error instanceof ExpressionError) return { kind: 'fault', record, reason: reasonOf(error) };
    if (nestsTooDeeply(error)) return { kind: 'fault', record, reason: unstorable(error) };
    if (!(error instanceof DiagnosticError)) throw error;
    const code = error.diagnostics[0]?.code ?? 'run.failed';
    return { kind: 'fault', record, reason: reasonOf({ code, said: error.said }) };
  }
}

function judged(job: RecordJob, tables: ReadonlyMap<string, TableIndex>, record: SourceRecord, memory: Memory): Judged {
  const scope: Scope = { record: record.record, steps: {}, settings: job.settings };
  if (!isWanted(job.sync, scope)) return { kind: 'settled', record, outcome: 'skipped' };
  const end = new RecordSteps(job, tables, record).carryOut(job.steps, scope);
  if (end) return end;
  const { call, action } = job;
  if (call.when && call.when.evaluate(scope) !== true) return { kind: 'settled', record, outcome: 'skipped' };
  const input = evaluate(call.with, scope);
  checkInput(action.input, input, call.use ?? action.id);
  const hash = contentHash([call.use, input]);
  if (hash === memory.hash) return { kind: 'settled', record, outcome: 'unchanged' };
  // What is changed back is to be written once more: the same content after another is another effect.
  const intent = memory.writes ? `${hash}/${memory.writes}` : hash;
  const effectKey = storableText(`${job.flow}/${call.id}/${record.key}/${intent}`);
  const known = memory.hash !== undefined;
  return {
    kind: 'due',
    write: { record, effectKey, hash, input, known, ...(memory.answer && { answer: memory.answer }) },
  };
}

function isWanted({ when }: PlannedSync, scope: Scope): boolean {
  return !when || when.evaluate(scope) === true;
}
