import { evaluate, momentOf, type AwaitedEvent, type StepOf } from '@belegfluss/flow';
import { awaitEvent } from './await-event.ts';
import type { StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

/** Business time may be moved while a run sleeps. */
const LONGEST_SLEEP_SECONDS = 3_600;

/** Sleeps until an event arrives, or until a moment of business time, which is fixed when the step is first reached. The run costs nothing meanwhile. */
export function waitStep({ use, until }: StepOf<'wait'>, context: StepContext): Promise<StepVerdict> {
  return 'event' in until ? awaitEvent(use ?? '', until, context) : awaitMoment(until, context);
}

type Moment = Exclude<StepOf<'wait'>['until'], AwaitedEvent>;

function awaitMoment(wished: Moment, context: StepContext): Promise<StepVerdict> {
  const now = context.clock.now();
  const until = untilBefore(context) ?? untilOf(wished, context, now);
  context.keepInput({ until: until.toISOString() });
  const seconds = (until.getTime() - now.getTime()) / 1_000;
  if (seconds <= 0) return Promise.resolve({ kind: 'done', output: { until: until.toISOString() } });
  const moment = until.toISOString();
  const message = { de: `der Lauf wartet bis ${moment}`, en: `the run waits until ${moment}` };
  const reason = { code: 'run.waiting_for_time', message };
  const afterSeconds = Math.min(seconds, LONGEST_SLEEP_SECONDS);
  return Promise.resolve({ kind: 'again', afterSeconds, reason, counts: false });
}

function untilOf(until: Moment, { scope }: StepContext, now: Date): Date {
  return 'seconds' in until ? new Date(now.getTime() + until.seconds * 1_000) : momentOf(evaluate(until.value, scope));
}

function untilBefore({ record }: StepContext): Date | undefined {
  const until = (record.input as { until?: unknown } | null)?.until;
  return record.state === 'waiting' && typeof until === 'string' ? new Date(until) : undefined;
}
