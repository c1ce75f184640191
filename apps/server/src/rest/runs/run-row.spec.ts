import { describe, expect, it } from '@jest/globals';
import type { ListedStep, RunDetail } from '@belegfluss/engine';
import { runDetail, stepRow } from './run-row.ts';

const RUN = { id: 'r', flow: 'night', startedAt: null, createdAt: '2026-03-01T08:00:00Z', endedAt: null, wakeAt: null };
const NOW = new Date('2026-03-01T09:00:00Z');

function shown(message: unknown) {
  const why = { code: 'record.missing', message };
  const found = { run: { ...RUN, reason: why }, observed: { state: 'dead', reason: why }, steps: [] };
  return runDetail(found as unknown as RunDetail, new Map(), NOW);
}

describe('what a run says', () => {
  it('is said in both languages, without addresses of people', () => {
    const said = { de: 'max@kunde.example fehlt', en: 'max@kunde.example is missing' };
    const { message } = shown(said);
    expect(message?.de).toMatch(/ fehlt$/);
    expect(message?.en).toMatch(/ is missing$/);
    expect(JSON.stringify(message)).not.toContain('max@');
  });

  it('is given out all the same where an earlier version kept it in one', () => {
    const both = { de: 'no deal 1', en: 'no deal 1' };
    expect(shown('no deal 1')).toMatchObject({ message: both, observed: { reason: { message: both } } });
    const step = { startedAt: '2026-03-01T08:00:00Z', endedAt: null, spans: null, effects: [] };
    const failed = { ...step, error: { code: 'record.missing', message: 'no deal 1' } } as unknown as ListedStep;
    expect(stepRow(failed, RUN, NOW).error).toEqual({ code: 'record.missing', message: both });
  });
});
