import { describe, expect, it } from '@jest/globals';
import type { StepRow } from '../../rest/answers.ts';
import { stepTable } from './step-table.ts';

const step = (path: string, turns: StepRow['turns']): StepRow => ({
  path,
  kind: 'each',
  use: null,
  state: 'running',
  attempts: 1,
  output: null,
  error: null,
  turns,
});

describe('the steps of a run', () => {
  it('say of loops how many items have had their turn, of how many, and how many failed', () => {
    const steps = [
      step('lines', { all: 10_000, done: 12, failed: 0 }),
      step('pages', { all: null, done: 3_000, failed: 2 }),
      { ...step('sum', null), kind: 'map' },
    ];
    expect(stepTable({ say: ({ en }) => en }, steps).split('\n')).toEqual([
      'Step   Kind  Target  State                     Attempts  Error',
      'lines  each          running 12/10000          1',
      'pages  each          running 3000/?, 2 failed  1',
      'sum    map           running                   1',
    ]);
    expect(stepTable({ say: ({ de }) => de }, steps)).toContain('läuft 3000/?, 2 fehlgeschlagen');
  });
});
