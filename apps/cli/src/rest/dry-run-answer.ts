import type { Text } from '@belegfluss/sdk';

/** The parts of a dry run's answer that the command shows. */
export interface DryRunAnswer {
  flow: string;
  state: string;
  reason: { code: string; message: Text } | null;
  at: string | null;
  steps: { path: string; kind: string; use: string | null; state: string; error: { code: string } | null }[];
  effects: { step: string; use: string; key: string; with: unknown; before?: unknown }[];
  questions: { step: string; kind: string; owner: string; title: Text }[];
  emitted: { step: string; event: string; key: string; with: unknown }[];
  assumed: { step: string; use: string }[];
  doneBefore: boolean;
  standing: string[];
}

/** What a run that was only observed would have done. */
export type Observation = Omit<DryRunAnswer, 'flow' | 'steps' | 'doneBefore'>;
