import type { StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

/** Until when a step waits, in business time: fixed when it was first reached. */
export function deadline(withinSeconds: number, { record, clock }: StepContext): Date {
  const before = (record.input as { due?: unknown } | null)?.due;
  if (record.state === 'waiting' && typeof before === 'string') return new Date(before);
  return new Date(clock.now().getTime() + withinSeconds * 1_000);
}

/** What follows when nothing came. */
export function tooLate(message: string): StepVerdict {
  return { kind: 'failed', reason: { code: 'run.waited_too_long', message } };
}
