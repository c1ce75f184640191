import { describe, expect, it } from '@jest/globals';
import { parseExpression, type ListLoop } from '@belegfluss/flow';
import { itemsOf } from './each-step.ts';

const loop = { over: parseExpression('record.items') } as ListLoop;

describe('the items of a loop', () => {
  it('are those of its list, which may be empty', () => {
    expect(itemsOf(loop, { record: { items: ['a', 'b'] } })).toEqual(['a', 'b']);
    expect(itemsOf(loop, { record: { items: [] } })).toEqual([]);
  });

  it.each(['text', 5, null, { length: 2 }])('are refused where there is no list: %j', (items) => {
    expect(() => itemsOf(loop, { record: { items } })).toThrow(
      expect.objectContaining({ said: { de: 'record.items gibt keine Liste', en: expect.any(String) } }),
    );
  });
});
