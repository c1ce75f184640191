import type { Text } from '@belegfluss/sdk';
import type { StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

const TOO_LATE = 'run.waited_too_long';

/** Until when a step waits, in business time: fixed when it was first reached, and anew when it is tried again after that. */
export function deadline(withinSeconds: number, { record, clock }: StepContext): Date {
  const before = (record.input as { due?: unknown } | null)?.due;
  const isOver = record.error?.code === TOO_LATE;
  if (record.state === 'waiting' && !isOver && typeof before === 'string') return new Date(before);
  return new Date(clock.now().getTime() + withinSeconds * 1_000);
}

/** What follows when nothing came. */
export function tooLate(message: Text): StepVerdict {
  return { kind: 'failed', reason: { code: TOO_LATE, message } };
}
