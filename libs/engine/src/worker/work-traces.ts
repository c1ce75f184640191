import type { ClaimedDelivery } from '../event/claim-deliveries.ts';
import type { ClaimedRun } from './claim-runs.ts';

/** A step as a trace names it. */
export interface TracedStep {
  path: string;
  kind: string;
  /** What it reads or calls, where it does so. */
  use?: string | undefined;
}

/** Goes around pieces of work, for traces. Each gives back what its work gives, and throws what it throws. */
export interface WorkTraces {
  /** Around deliveries that are taken apart together. */
  dispatch<T>(deliveries: Pick<ClaimedDelivery, 'connection' | 'headers'>[], work: () => Promise<T>): Promise<T>;
  attempt<T>(claimed: Pick<ClaimedRun, 'run'>, work: () => Promise<T>): Promise<T>;
  /** Inside of an attempt, or of the step that holds this one. */
  step<T>(step: TracedStep, work: () => Promise<T>): Promise<T>;
}
