import { describe, expect, it } from '@jest/globals';
import { shapeFaults } from '@belegfluss/sdk';
import type { Action } from '../declaration/action-shape.ts';
import { inputOf } from './input.ts';

/** What is wrong with an input, by keyword and place. */
function faultsIn(input: Action['input'], given: unknown): string[] {
  return shapeFaults(inputOf({ input } as Action), given).map(({ keyword, path, name }) =>
    [keyword, ...path, ...(name === undefined ? [] : [name])].join(' '),
  );
}

describe('the input of a declared action', () => {
  const fields = { amount: { type: 'decimal' }, note: { type: 'text', optional: true } } as const;

  it('has the fields that are named, those that are optional or not, and no others', () => {
    expect(faultsIn(fields, { amount: '1.00' })).toEqual([]);
    expect(faultsIn(fields, { amount: 1, note: 'x' })).toEqual([]);
    expect(faultsIn(fields, { note: 'x' })).toEqual(['required amount']);
    expect(faultsIn(fields, { amount: '1.00', nota: 'x' })).toEqual(['additionalProperties nota']);
    expect(faultsIn(fields, { amount: '1,00' })).not.toEqual([]);
  });

  it('is anything where no fields are named', () => {
    expect(faultsIn(undefined, { whatever: 1 })).toEqual([]);
    expect(faultsIn(undefined, 'a text')).not.toEqual([]);
  });

  it('takes a text for a number as long as every number of it keeps its digits', () => {
    const count = { count: { type: 'number' } } as const;
    expect(faultsIn(count, { count: '1234567890.12345' })).toEqual([]);
    expect(faultsIn(count, { count: '1234567890.123456' })).not.toEqual([]);
  });
});
