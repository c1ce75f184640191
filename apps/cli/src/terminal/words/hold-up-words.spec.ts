import { describe, expect, it } from '@jest/globals';
import { holdUpWords } from './hold-up-words.ts';

describe('what a queued run waits for', () => {
  it('is said with the run, the limit or the worker that it is', () => {
    const ahead = { kind: 'run', id: '0198', recordKey: 'A-1', state: 'question' } as const;
    expect(holdUpWords(ahead).en).toBe('Goes behind the run 0198 (A-1, question): runs of one key follow each other.');
    expect(holdUpWords({ kind: 'limit', share: null, max: 4 }).de).toContain('höchstens 4 zugleich (total)');
    expect(holdUpWords({ kind: 'limit', share: 'clm_api', max: 2 }).en).toContain('"clm_api": at most 2 runs');
    expect(holdUpWords({ kind: 'worker' }).en).toContain('free place at a worker');
  });
});
