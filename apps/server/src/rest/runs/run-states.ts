/** States of a run in the order in which lists of them are read. */
export const RUN_STATES = [
  'queued',
  'running',
  'waiting',
  'question',
  'done',
  'unchanged',
  'skipped',
  'observed',
  'dead',
  'cancelled',
  'resolved',
] as const;
