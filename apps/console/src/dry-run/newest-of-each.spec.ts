import { describe, expect, it } from '@jest/globals';
import { newestOfEach } from './newest-of-each.ts';

describe('the runs whose events are offered for a dry run', () => {
  it('are the newest of each record, and few', () => {
    const runs = ['7', '7', '8', '7', '9', '8'].map((recordKey, index) => ({ id: String(index), recordKey }));
    expect(newestOfEach(runs, 2).map(({ id }) => id)).toEqual(['0', '2']);
    expect(newestOfEach(runs, 10).map(({ id }) => id)).toEqual(['0', '2', '4']);
  });
});
