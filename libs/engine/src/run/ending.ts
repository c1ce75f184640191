import type { Reason, RunVerdict } from './verdict.ts';

/** How a run ends with a verdict, or where it waits: its state, why, and the step at which it stands. */
export interface Ending {
  state: 'waiting' | 'question' | Extract<RunVerdict, { kind: 'ended' }>['state'];
  reason?: Reason;
  at?: string;
}

/** What a verdict says of its run to people. */
export function endingOf(verdict: RunVerdict): Ending {
  switch (verdict.kind) {
    case 'question':
      return { state: 'question', at: verdict.path };
    case 'again':
      return waiting(verdict.reason, verdict.steps?.[0]);
    case 'parked':
      return waiting(verdict.reason, verdict.waits[0]?.path);
    case 'ended': {
      const { state, reason } = verdict;
      const step = reason?.facts?.['step'];
      return { state, ...(reason && { reason }), ...(typeof step === 'string' && { at: step }) };
    }
  }
}

function waiting(reason: Reason, at: string | undefined): Ending {
  return { state: 'waiting', reason, ...(at !== undefined && { at }) };
}
