import { describe, expect, it } from '@jest/globals';
import type { PlannedStep } from '@belegfluss/flow';
import { heldStep } from './held-step.ts';
import type { StepRecord } from './run-record.ts';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const retry = { max: 1, withinSeconds: 1 };
const CALL: PlannedStep = { kind: 'map', id: 'a', retry, values: { kind: 'map', entries: [] } };
const AROUND: PlannedStep = { kind: 'parallel', id: 'a', retry, branches: [{ name: 'b', steps: [CALL] }] };
const record = (state: StepRecord['state'], error: Partial<NonNullable<StepRecord['error']>>): StepRecord => ({
  path: 'a',
  kind: 'map',
  use: null,
  state,
  tries: 1,
  input: null,
  output: null,
  error: { code: 'x.y', message: 'so', ...error },
  startedAt: '',
  endedAt: null,
  spans: null,
});

describe('a step when others wake its run', () => {
  it('rests until its pause is over', () => {
    const waits = record('waiting', { notBefore: '2026-03-02T08:01:00.000Z' });
    expect(heldStep(CALL, waits, NOW)).toMatchObject({ kind: 'again', at: 'a', afterSeconds: 60, counts: false });
    // Clocks of machines differ.
    expect(heldStep(CALL, waits, NOW + 59_500)).toBeUndefined();
  });

  it('looks again where it waits for no try', () => {
    expect(heldStep(CALL, record('waiting', {}), NOW)).toBeUndefined();
    expect(heldStep(CALL, record('question', {}), NOW)).toBeUndefined();
    expect(heldStep(CALL, { ...record('running', {}), error: null }, NOW)).toBeUndefined();
  });

  it('stays failed, and what stands around it finds that out inside', () => {
    expect(heldStep(CALL, record('failed', {}), NOW)).toMatchObject({ kind: 'failed', reason: { code: 'x.y' } });
    expect(heldStep(CALL, record('failed', { decided: true }), NOW)).toMatchObject({ decided: true });
    expect(heldStep(AROUND, record('failed', {}), NOW)).toBeUndefined();
  });
});
