import type { Stages } from '../api/schema.ts';

/** The stages of a case in the order in which they are reached. */
export const stageNames = ['won', 'signed', 'invoiced', 'booked', 'paid', 'reported'] as const;
/** A stage of a case. */
export type StageName = (typeof stageNames)[number];

/** The furthest stage that was reached; undefined when none was. */
export function reachedStage(stages: Stages): StageName | undefined {
  return stageNames.findLast((name) => stages[name] !== null);
}

/** Whether the text names a stage. */
export function isStageName(text: string): text is StageName {
  return stageNames.some((name) => name === text);
}
