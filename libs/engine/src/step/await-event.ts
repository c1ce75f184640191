import { storableText } from '@belegfluss/store';
import { type AwaitedEvent, evaluate, keyText, THE_KEY } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import { deadline, tooLate } from './deadline.ts';
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
  const key = storableText(keyText(evaluate(keyOf, context.scope), THE_KEY));
  const dueAt = deadline(withinSeconds, context);
  context.keepInput({ event: use, key, due: dueAt.toISOString() });
  const taken = await takenBefore(use, key, context);
  const record = { connection: event.connection, entity: event.name, key };
  const arrived = await context.waits.event(context.path, record, taken);
  if (arrived) return { kind: 'done', output: { key, ...arrived } };
  if (dueAt <= context.clock.now())
    return tooLate({
      de: `es kam kein Ereignis ${use} zu ${key} in der gesetzten Zeit`,
      en: `no event ${use} about ${key} came in time`,
    });
  const message = {
    de: `der Lauf wartet auf das Ereignis ${use} zu ${key}`,
    en: `the run waits for the event ${use} about ${key}`,
  };
  const reason = { code: 'run.waiting_for_event', message };
  return { kind: 'parked', wait: { for: 'event', ...record, dueAt, taken }, reason };
}

/** Ids of the events that waits before this one have taken. What waits that go at the same time have taken each of them sees, whichever was first. */
async function takenBefore(use: string, key: string, { journal, isBeside, waits }: StepContext): Promise<string[]> {
  const steps = journal.steps();
  const held = steps.flatMap((step) => {
    if (step.kind !== 'wait' || step.use !== use || step.state !== 'done') return [];
    const { key: own, id } = step.output as { key: string; id: string };
    return own === key ? [{ path: step.path, id }] : [];
  });
  // Loops over pages leave the steps of their turns behind.
  const left = steps.some((step) => step.kind === 'each' && step.use !== null) ? await waits.takenBehind(use, key) : [];
  return [...held, ...left].filter(({ path }) => !isBeside(path)).map(({ id }) => id);
}
