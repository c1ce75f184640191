import type { RunDeed } from '../../api/run-queries.ts';
import type { ClosingBody, RunDetail } from '../../api/schema.ts';

export type DeedKind = RunDeed['kind'];

const OPEN = ['queued', 'running', 'waiting', 'question'];

/** What a person can do with runs in a state, the most usual first; with the state left open all there is. */
export function deedsOf(state: string): DeedKind[] {
  if (state === '') return ['retry', 'replay', 'resolve', 'cancel'];
  if (state === 'dead') return ['retry', 'replay', 'resolve'];
  return OPEN.includes(state) ? ['cancel'] : ['replay'];
}

/** The same of one run: what it has taken back is not gone on from. */
export function deedsOfRun({ run, compensation }: Pick<RunDetail, 'run' | 'compensation'>): DeedKind[] {
  return deedsOf(run.state).filter((kind) => kind !== 'retry' || compensation !== 'done');
}

/** The step from which a run can be replayed, where one was chosen: of what was taken back or never happened, only the whole. */
export function replayedFrom(
  { observed, compensation }: Pick<RunDetail, 'observed' | 'compensation'>,
  chosen: string,
): string {
  return observed || compensation ? '' : chosen;
}

/** What a deed is called: a replay begins where a step says, or anew where no step was begun. */
export function nameOf(kind: DeedKind, from: string): DeedKind | 'replayAll' {
  return kind === 'replay' && from === '' ? 'replayAll' : kind;
}

/** Whether it ends runs, so that it has to say why. */
export function isClosing(kind: DeedKind): kind is 'cancel' | 'resolve' {
  return kind === 'cancel' || kind === 'resolve';
}

/** Why somebody ends runs by hand. */
export const CAUSES: ClosingBody['cause'][] = [
  'handled_elsewhere',
  'wrong_data',
  'duplicate',
  'no_longer_needed',
  'other_system',
  'configuration',
  'test',
  'other',
];
