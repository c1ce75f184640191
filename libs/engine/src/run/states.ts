/** Every state of a run and every way from one to the next; nothing else may happen to a run. */
export const RUN_TRANSITIONS = [
  { from: 'queued', to: 'running', by: 'engine' },
  { from: 'running', to: 'running', by: 'engine' },
  { from: 'running', to: 'waiting', by: 'engine' },
  { from: 'running', to: 'question', by: 'engine' },
  { from: 'running', to: 'done', by: 'engine' },
  { from: 'running', to: 'unchanged', by: 'engine' },
  { from: 'running', to: 'skipped', by: 'engine' },
  { from: 'running', to: 'observed', by: 'engine' },
  { from: 'running', to: 'dead', by: 'engine' },
  { from: 'running', to: 'cancelled', by: 'engine' },
  { from: 'waiting', to: 'running', by: 'engine' },
  { from: 'waiting', to: 'queued', by: 'engine' },
  { from: 'question', to: 'queued', by: 'engine' },
  { from: 'dead', to: 'queued', by: 'person' },
  { from: 'queued', to: 'cancelled', by: 'person' },
  { from: 'waiting', to: 'cancelled', by: 'person' },
  { from: 'question', to: 'cancelled', by: 'person' },
  { from: 'dead', to: 'cancelled', by: 'person' },
  { from: 'dead', to: 'resolved', by: 'person' },
] as const;

export type RunState = (typeof RUN_TRANSITIONS)[number]['from' | 'to'];

const STATES: RunState[] = [...new Set(RUN_TRANSITIONS.flatMap(({ from, to }) => [from, to]))];

/** States that the engine never leaves by itself. */
export const ENDED_STATES: RunState[] = STATES.filter(
  (state) => !RUN_TRANSITIONS.some(({ from, by }) => from === state && by === 'engine'),
);
