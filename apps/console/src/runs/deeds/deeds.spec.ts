import { describe, expect, it } from '@jest/globals';
import type { RunDetail } from '../../api/schema.ts';
import { deedsOfRun, nameOf, replayedFrom } from './deeds.ts';

const dead = (compensation: RunDetail['compensation']) =>
  ({ run: { state: 'dead' }, compensation, observed: null }) as RunDetail;

describe('what a person does with a run', () => {
  it('is not called a replay from here where no step was begun', () => {
    expect([nameOf('replay', ''), nameOf('replay', 'customer'), nameOf('retry', '')]).toEqual([
      'replayAll',
      'replay',
      'retry',
    ]);
  });

  it('is only what can be done: what was taken back is not retried, and is replayed as a whole', () => {
    expect(deedsOfRun(dead('done'))).toEqual(['replay', 'resolve']);
    expect(deedsOfRun(dead('failed'))).toEqual(['retry', 'replay', 'resolve']);
    expect(deedsOfRun(dead(null))).toEqual(['retry', 'replay', 'resolve']);
    expect([dead('done'), dead('failed'), dead(null)].map((run) => replayedFrom(run, 'noted'))).toEqual([
      '',
      '',
      'noted',
    ]);
    const observed = { ...dead(null), observed: {} } as RunDetail;
    expect(replayedFrom(observed, 'noted')).toBe('');
  });
});
