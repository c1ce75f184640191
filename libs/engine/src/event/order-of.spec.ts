import { describe, expect, it } from '@jest/globals';
import { parseExpression } from '@belegfluss/flow';
import { orderOf } from './order-of.ts';

const concurrency = { perKey: parseExpression('event.data.customer') };
const orderFor = (data: Record<string, unknown>) => orderOf({ concurrency }, { key: '1', type: 'changed', data });

describe('the key by which runs follow each other', () => {
  it('is what perKey says of the event', () => {
    expect([orderFor({ customer: 'x ' }), orderFor({ customer: 7 }), orderFor({ customer: '0' })]).toEqual([
      'x ',
      '7',
      '0',
    ]);
  });

  it.each([[{ customer: '' }], [{ customer: ' \n' }], [{ customer: null }], [{ customer: {} }], [{}]])(
    'is that of the record where the event tells none: %j',
    (data) => {
      expect(orderFor(data)).toBeUndefined();
    },
  );
});
