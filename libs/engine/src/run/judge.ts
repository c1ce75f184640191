import { ConnectorError, DiagnosticError, isRetryable, QuestionRaised } from '@belegfluss/sdk';
import { ExpressionError, type PlannedStep, type RetryPolicy } from '@belegfluss/flow';
import { isLostRace, isOutage, lacksMemory } from '../journal/database-error.ts';
import { FencedError } from '../journal/run-journal.ts';
import type { StepRecord } from './run-record.ts';
import { UnkeptError } from './unkept.ts';
import { reasonOf, type Reason, type StepVerdict } from './verdict.ts';

const FIRST_DELAY_SECONDS = 1;
const MAX_DELAY_SECONDS = 300;
const PARKED_SECONDS = 5;
const LACKS_MEMORY: Reason = {
  code: 'run.database_lacks_memory',
  message: {
    de: 'der Datenbank fehlte der Speicher für das, was dieser Schritt von ihr wollte',
    en: 'the database lacked the memory for what this step wanted of it',
  },
};

/** Turns what a step threw into a verdict. Anything that is not foreseen is a failure with its own code, never a silent retry. */
export function judge(
  error: unknown,
  step: PlannedStep,
  record: StepRecord,
  now: Date,
  random = Math.random,
): StepVerdict {
  if (error instanceof FencedError || error instanceof UnkeptError) throw error;
  if (error instanceof QuestionRaised) return { kind: 'question', question: error.question };
  if (error instanceof ExpressionError) {
    return { kind: 'failed', reason: reasonOf(error, { step: step.id }) };
  }
  if (error instanceof DiagnosticError) {
    const [first] = error.diagnostics;
    return { kind: 'failed', reason: reasonOf({ code: first?.code ?? 'run.failed', said: error.said }, first?.facts) };
  }
  if (error instanceof ConnectorError) return judgeCall(error, step, record, now, random);
  // The next try passes where the server was short of it, and one that never passes ends like any other.
  if (lacksMemory(error)) return triedAgain(LACKS_MEMORY, step, record, now, backOff(record.tries, random));
  // That is no verdict on the step: the whole attempt starts over.
  if (isOutage(error) || isLostRace(error)) throw error;
  const message = error instanceof Error ? error.message : String(error);
  const said = { de: `Damit war nicht zu rechnen: ${message}`, en: `this was not to be expected: ${message}` };
  return { kind: 'failed', reason: { code: 'run.unexpected', message: said } };
}

function judgeCall(
  error: ConnectorError,
  step: PlannedStep,
  record: StepRecord,
  now: Date,
  random: () => number,
): StepVerdict {
  const reason = reasonOf(error, error.facts);
  // Our own budget or an open breaker held the request back: nothing was tried, so nothing is used up.
  const parked = error.outcome === 'not_sent' && (error.kind === 'rate_limited' || error.kind === 'breaker_open');
  if (parked) return { kind: 'again', afterSeconds: error.retryAfterSeconds ?? PARKED_SECONDS, reason, counts: false };
  if (!isWorthATry(error, step.retry)) return { kind: 'failed', reason };
  return triedAgain(reason, step, record, now, error.retryAfterSeconds ?? backOff(record.tries, random));
}

/** Another try, until there were enough of them or their time is over. */
function triedAgain(
  reason: Reason,
  { retry }: PlannedStep,
  { tries, startedAt }: StepRecord,
  now: Date,
  afterSeconds: number,
): StepVerdict {
  const age = (now.getTime() - Date.parse(startedAt)) / 1_000;
  // Time that was spent parked is nobody's failure: the first one is always tried again.
  const tooLate = tries > 0 && age > retry.withinSeconds;
  return tries >= retry.max || tooLate
    ? { kind: 'failed', reason }
    : { kind: 'again', afterSeconds, reason, counts: true };
}

/** What the flow says, or the kind of the error. A condition that cannot be read on this error is not met. */
function isWorthATry(error: ConnectorError, retry: RetryPolicy): boolean {
  if (!retry.condition) return isRetryable(error.kind) || error.outcome === 'unknown';
  try {
    return retry.condition.evaluate({ error: { kind: error.kind, code: error.code, facts: error.facts } }) === true;
  } catch (fault) {
    if (fault instanceof ExpressionError) return false;
    throw fault;
  }
}

/** Exponential with full jitter, in seconds. */
export function backOff(tries: number, random = Math.random): number {
  const ceiling = Math.min(MAX_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** tries);
  return Math.max(0.2, ceiling * random());
}
