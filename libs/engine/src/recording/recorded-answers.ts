import type { ScenarioAnswer, StepKind } from '@belegfluss/flow';
import { ERROR_KINDS, isRetryable, type ErrorKind } from '@belegfluss/sdk';
import type { ListedQuestion } from '@belegfluss/records';
import { UNKNOWN_OUTCOME } from '../effect/unknown-outcome.ts';
import { STEP_FAILED } from '../run/failed-step.ts';
import type { StepRecord } from '../run/run-record.ts';
import { POSSIBLE_DUPLICATE } from '../step/possible-duplicate.ts';

/** Steps to which somebody outside gives an answer. */
const ASKING: readonly string[] = ['read', 'call', 'match', 'upsert', 'run', 'wait'] satisfies StepKind[];
/** Failures of ours: they come again by themselves. */
const OWN_FAILURE = /^expression\.|^run\.invalid_input$/;

/** What a rehearsal has to tell a step so that it comes to what it came to: what led to its question, then the last word. */
export function answersTo(step: StepRecord, question: ListedQuestion | undefined): ScenarioAnswer[] {
  if (!ASKING.includes(step.kind)) return [];
  return [...(question ? askedBecause(question) : []), ...lastWord(step, question)];
}

function askedBecause({ kind, owner, evidence }: ListedQuestion): ScenarioAnswer[] {
  switch (kind) {
    case POSSIBLE_DUPLICATE:
      return [{ candidates: candidatesOf(evidence['candidates']) }];
    case STEP_FAILED:
      return [failure(String(evidence['code']), false)];
    case UNKNOWN_OUTCOME:
      return [{ fails: { kind: 'transient', outcome: 'unknown' } }];
    default:
      return [{ asks: { kind, owner } }];
  }
}

function candidatesOf(found: unknown): NonNullable<ScenarioAnswer['candidates']> {
  const candidates = Array.isArray(found)
    ? (found as { key: string; record: Record<string, unknown>; score: string }[])
    : [];
  return candidates.map(({ key, record, score }) => ({ key, record, score }));
}

function lastWord(step: StepRecord, question: ListedQuestion | undefined): ScenarioAnswer[] {
  const { state, error } = step;
  if (state === 'done') return isDecided(question) ? [] : [{ gives: saidTo(step) }];
  // Somebody only asks about the outcome of a write when he comes to it again.
  if (state === 'question') return question?.kind === UNKNOWN_OUTCOME ? [{ gives: {} }] : [];
  if (!error || OWN_FAILURE.test(error.code) || question?.answer?.option === 'set_aside') return [];
  if (state === 'failed') return [step.kind === 'run' ? { fails: { kind: 'permanent' } } : failure(error.code, false)];
  return state === 'waiting' ? [failure(error.code, true)] : [];
}

/** Whether the person's answer is the output of the step already. */
function isDecided(question: ListedQuestion | undefined): boolean {
  const option = question?.answer?.option;
  return question?.kind === POSSIBLE_DUPLICATE ? option !== 'new' : question?.kind === STEP_FAILED && option === 'skip';
}

function saidTo({ kind, output }: StepRecord): unknown {
  if (kind === 'upsert') return { key: (output as { key: string }).key };
  if (kind !== 'run' && kind !== 'wait') return output;
  const { output: ofChild, data } = output as { output?: unknown; data?: unknown };
  return kind === 'run' ? (ofChild ?? null) : (data ?? {});
}

/** How often it was tried before is not told again: it fails for good at once, or is waited for. */
export function failure(code: string, isWaitedFor: boolean): ScenarioAnswer {
  const named = code.replace(/^connector\./, '');
  const kind = isKind(named) && isRetryable(named) === isWaitedFor ? named : isWaitedFor ? 'transient' : 'permanent';
  return { fails: { kind, ...(code !== `connector.${kind}` && { code }) } };
}

function isKind(name: string): name is ErrorKind {
  return ERROR_KINDS.some((kind) => kind === name);
}
