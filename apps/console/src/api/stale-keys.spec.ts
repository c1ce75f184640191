import { describe, expect, it } from '@jest/globals';
import { delayAfter } from './live-stream.ts';
import { staleKeys } from './stale-keys.ts';

describe('live messages', () => {
  it('read again what they touch, each thing once', () => {
    const keys = staleKeys([
      { topic: 'cases', id: 'case-1' },
      { topic: 'cases', id: 'case-1' },
      { topic: 'cases', id: 'case-2' },
    ]);
    expect(keys).toEqual([['cases'], ['case', 'case-1'], ['system'], ['case', 'case-2']]);
  });

  it('read the cases again when a question changes, because they count questions', () => {
    expect(staleKeys([{ topic: 'questions', id: 'q' }])).toEqual([
      ['questions'],
      ['question', 'q'],
      ['cases'],
      ['case'],
    ]);
  });

  it('read a flow again when somebody deployed it, and the list that shows what is live', () => {
    expect(staleKeys([{ topic: 'flows', id: 'won_deal' }])).toEqual([['flows'], ['flow', 'won_deal']]);
  });

  it('read every case again when the server does not know which one changed', () => {
    expect(staleKeys([{ topic: 'cases', id: '*' }])).toEqual([['cases'], ['case'], ['system']]);
  });

  it('are asked for again ever more slowly, at most every thirty seconds', () => {
    expect([1, 2, 3, 9].map((failures) => delayAfter(failures, 1))).toEqual([1000, 2000, 4000, 30_000]);
    expect(delayAfter(1, 0)).toBe(750);
  });
});
