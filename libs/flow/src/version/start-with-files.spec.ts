import { describe, expect, it } from '@jest/globals';
import { driftOf, startStep, type FlowAtStart } from './start-with-files.ts';

const FOUND = {
  unseen: { file: 'a', known: false },
  same: { file: 'a', live: 'a', known: true },
  edited: { file: 'b', live: 'a', known: true },
  withdrawn: { file: 'a', known: true },
  'of nobody’s files': { live: 'a', known: true },
  'long gone': { known: true },
};

describe('a start', () => {
  it.each([
    { truth: 'files', found: 'unseen', step: 'deploy' },
    { truth: 'files', found: 'same', step: 'keep' },
    { truth: 'files', found: 'edited', step: 'deploy' },
    { truth: 'files', found: 'withdrawn', step: 'deploy' },
    { truth: 'files', found: 'of nobody’s files', step: 'withdraw' },
    { truth: 'files', found: 'long gone', step: 'keep' },
    { truth: 'database', found: 'unseen', step: 'deploy' },
    { truth: 'database', found: 'same', step: 'keep' },
    { truth: 'database', found: 'edited', step: 'keep' },
    { truth: 'database', found: 'withdrawn', step: 'keep' },
    { truth: 'database', found: 'of nobody’s files', step: 'keep' },
    { truth: 'database', found: 'long gone', step: 'keep' },
  ] as const)('with the truth in $truth and a flow that is $found: $step', ({ truth, found, step }) => {
    expect(startStep(truth, { flow: 'f', ...FOUND[found] })).toBe(step);
  });
});

describe('drift', () => {
  it('is what the files and the live flows do not have in common', () => {
    expect(Object.entries<Omit<FlowAtStart, 'flow'>>(FOUND).map(([name, found]) => [name, driftOf(found)])).toEqual([
      ['unseen', 'only_in_files'],
      ['same', undefined],
      ['edited', 'changed'],
      ['withdrawn', 'only_in_files'],
      ['of nobody’s files', 'only_live'],
      ['long gone', undefined],
    ]);
  });
});
