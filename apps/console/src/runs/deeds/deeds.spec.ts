import { describe, expect, it } from '@jest/globals';
import { nameOf } from './deeds.ts';

describe('what a person does with a run', () => {
  it('is not called a replay from here where no step was begun', () => {
    expect([nameOf('replay', ''), nameOf('replay', 'customer'), nameOf('retry', '')]).toEqual([
      'replayAll',
      'replay',
      'retry',
    ]);
  });
});
