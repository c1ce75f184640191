/** A flow as a start finds it: in the files of the pack, and in what was deployed. */
export interface FlowAtStart {
  flow: string;
  /** Text of its file; missing where no file holds it. */
  file?: string;
  /** Text that is live; missing where it is not. */
  live?: string;
  /** Whether it was ever deployed. */
  known: boolean;
}

/** What a start does with a flow: put its file live, take it out of service, or nothing. */
export type StartStep = 'deploy' | 'withdraw' | 'keep';

/**
 * Where the truth is in files, what they hold is live after a start, and nothing else is. Where it is in the database,
 * files bring only what was never deployed: what somebody withdrew stays withdrawn.
 */
export function startStep(truth: 'files' | 'database', { file, live, known }: FlowAtStart): StartStep {
  if (truth === 'database') return file !== undefined && !known ? 'deploy' : 'keep';
  if (file === undefined) return live === undefined ? 'keep' : 'withdraw';
  return file === live ? 'keep' : 'deploy';
}

/** How the file of a flow differs from what is live. */
export type Drift = 'changed' | 'only_in_files' | 'only_live';

/** `undefined` where file and live text are the same. */
export function driftOf({ file, live }: Pick<FlowAtStart, 'file' | 'live'>): Drift | undefined {
  if (file === live) return undefined;
  if (live === undefined) return 'only_in_files';
  return file === undefined ? 'only_live' : 'changed';
}
