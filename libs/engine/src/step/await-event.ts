import { storableText } from '@belegfluss/store';
import { evaluate, keyText, type AwaitedEvent } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import { deadline, tooLate } from './deadline.ts';
import type { EventMark } from './run-waits.ts';
import type { StepContext } from './step-context.ts';

/**
 * Waits for an event about a record that came since the run began, and that no wait before this one has taken; the output
 * is the event.
 */
export async function awaitEvent(
  use: string,
  { event, key: keyOf, withinSeconds }: AwaitedEvent,
  context: StepContext,
): Promise<StepVerdict> {
  const key = storableText(keyText(evaluate(keyOf, context.scope), 'the key'));
  const dueAt = deadline(withinSeconds, context);
  context.keepInput({ event: use, key, due: dueAt.toISOString() });
  const after = lastTaken(use, key, context);
  const record = { connection: event.connection, entity: event.name, key };
  const arrived = await context.waits.event(context.path, record, after);
  if (arrived) return { kind: 'done', output: { key, ...arrived } };
  if (dueAt <= context.clock.now()) return tooLate(`no event ${use} about ${key} came in time`);
  const reason = { code: 'run.waiting_for_event', message: `the run waits for the event ${use} about ${key}` };
  return { kind: 'parked', wait: { for: 'event', ...record, dueAt, ...(after && { after }) }, reason };
}

/** What waits that go at the same time have taken each of them sees, whichever was first. */
function lastTaken(use: string, key: string, { journal, isBeside }: StepContext): EventMark | undefined {
  const taken = journal.steps().flatMap((step) => {
    if (step.kind !== 'wait' || step.use !== use || step.state !== 'done' || isBeside(step.path)) return [];
    const { key: own, at, id } = step.output as EventMark & { key: string };
    return own === key ? [{ at, id }] : [];
  });
  return taken.sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? 1 : -1))[0];
}
