import { describe, expect, it } from '@jest/globals';
import type { StepRecord } from '../run/run-record.ts';
import { deadline, tooLate } from './deadline.ts';
import type { StepContext } from './step-context.ts';

const NOW = '2026-03-01T08:00:00.000Z';

/** Until when a step waits that may wait for two minutes, as its last attempt left it. */
function until(record: Partial<StepRecord>): string {
  const context = { record, clock: { now: () => new Date(NOW) } } as unknown as StepContext;
  return deadline(120, context).toISOString();
}

describe('the time until which a step waits', () => {
  const due = '2026-03-01T08:00:45.000Z';
  const fresh = '2026-03-01T08:02:00.000Z';

  it('is counted from the moment in which the step is first reached', () => {
    expect(until({ state: 'running', input: null, error: null })).toBe(fresh);
    expect(until({ state: 'running', input: { due }, error: null })).toBe(fresh);
  });

  it('stays while the step waits, whatever wakes it', () => {
    expect(until({ state: 'waiting', input: { due }, error: null })).toBe(due);
  });

  it('is counted anew where the step waited too long and is tried again', () => {
    const verdict = tooLate({ de: 'niemand kam', en: 'nobody came' });
    const error = verdict.kind === 'failed' ? verdict.reason : null;
    expect(until({ state: 'waiting', input: { due }, error })).toBe(fresh);
    const other = { code: 'connector.transient', message: { de: 'weg', en: 'away' } };
    expect(until({ state: 'waiting', input: { due }, error: other })).toBe(due);
  });

  it('is counted anew where nothing tells it', () => {
    expect(until({ state: 'waiting', input: { until: due }, error: null })).toBe(fresh);
  });
});
