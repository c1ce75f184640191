import { nestsTooDeeply, unstorable } from '../run/unkept.ts';
import { reasonOf } from '../run/verdict.ts';
import { DiagnosticError, type Answer } from '@belegfluss/sdk';
import { missingRowQuestion, type TableIndex } from '@belegfluss/tables';
import { storableText } from '@belegfluss/store';
import {
  EACH_KEY,
  evaluate,
  ExpressionError,
  keyText,
  type ListLoop,
  type PlannedStep,
  type PlannedSync,
  type StepOf,
} from '@belegfluss/flow';
import { checkInput } from '../step/check-input.ts';
import { chosenBranch } from '../step/choose-step.ts';
import { itemsOf, turnScope } from '../step/each-step.ts';
import { contentHash } from './content-hash.ts';
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

type Scope = Record<string, unknown> & { steps: Record<string, unknown> };

/** What one record comes to by the steps before the call; what would be written again as it is, is not written. */
export function judgeRecord(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  record: SourceRecord,
  memory: Memory,
): Judged {
  const scope: Scope = { record: record.record, steps: {}, settings: job.settings };
  try {
    return judged(job, tables, record, memory, scope);
  } catch (error) {
    if (error instanceof ExpressionError) return { kind: 'fault', record, reason: reasonOf(error) };
    if (nestsTooDeeply(error)) return { kind: 'fault', record, reason: unstorable(error) };
    if (!(error instanceof DiagnosticError)) throw error;
    const code = error.diagnostics[0]?.code ?? 'run.failed';
    return { kind: 'fault', record, reason: reasonOf({ code, said: error.said }) };
  }
}

function judged(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  record: SourceRecord,
  memory: Memory,
  scope: Scope,
): Judged {
  if (!isWanted(job.sync, scope)) return { kind: 'settled', record, outcome: 'skipped' };
  const end = carryOutAll(job, tables, job.steps, record, scope);
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

function carryOutAll(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  steps: PlannedStep[],
  record: SourceRecord,
  scope: Scope,
): Judged | undefined {
  for (const step of steps) {
    if (step.when && step.when.evaluate(scope) !== true) {
      scope.steps[step.id] = null;
      continue;
    }
    const end = carryOut(job, tables, step, record, scope);
    if (end) return end;
  }
  return undefined;
}

function carryOut(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  step: PlannedStep,
  record: SourceRecord,
  scope: Scope,
): Judged | undefined {
  switch (step.kind) {
    case 'stop':
      return { kind: 'settled', record, outcome: step.as === 'unchanged' ? 'unchanged' : 'skipped' };
    case 'lookup':
      return lookUp(job, tables, step, record, scope);
    case 'map':
      scope.steps[step.id] = evaluate(step.values, scope);
      return undefined;
    case 'choose':
      return choose(job, tables, step, record, scope);
    case 'each':
      if ('target' in step) throw new Error('a sync has no loop over pages');
      return goThrough(job, tables, step, record, scope);
    default:
      throw new Error(`a sync has no step ${step.kind}`);
  }
}

function choose(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  step: StepOf<'choose'>,
  record: SourceRecord,
  scope: Scope,
): Judged | undefined {
  const branch = chosenBranch(step.branches, scope);
  const inner: Scope = { ...scope, steps: { ...scope.steps } };
  const end = branch && carryOutAll(job, tables, branch.steps, record, inner);
  if (end) return end;
  const output = branch?.output && evaluate(branch.output, inner);
  scope.steps[step.id] = { branch: branch?.name ?? null, ...(output !== undefined && { output }) };
  return undefined;
}

/** One turn after the other; what ends the record in one of them ends it. */
function goThrough(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  step: ListLoop & { id: string },
  record: SourceRecord,
  scope: Scope,
): Judged | undefined {
  const collected: unknown[] = [];
  for (const [index, item] of itemsOf(step, scope).entries()) {
    const turn = turnScope(step, scope, item, index);
    const end = carryOutAll(job, tables, step.steps, record, turn);
    if (end) return end;
    collected.push(step.collect ? evaluate(step.collect, turn) : null);
  }
  scope.steps[step.id] = collected;
  return undefined;
}

function lookUp(
  job: RecordJob,
  tables: ReadonlyMap<string, TableIndex>,
  step: StepOf<'lookup'>,
  record: SourceRecord,
  scope: Scope,
): Judged | undefined {
  const index = tables.get(step.table);
  if (!index) throw new Error(`the mapping table ${step.table} was not loaded`);
  const key = (evaluate(step.key, scope) as unknown[]).map((item) => keyText(item, EACH_KEY));
  const on = step.on ? String(evaluate(step.on, scope)) : job.today;
  const found = index.find(key, on);
  if (!found) {
    const { definition, rows } = index.table;
    return { kind: 'ask', record, question: missingRowQuestion({ definition, key, evidence: { on }, rows }) };
  }
  scope.steps[step.id] = { ...found.values, version: found.version };
  return undefined;
}
