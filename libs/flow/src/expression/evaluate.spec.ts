import { describe, expect, it } from '@jest/globals';
import { evaluate, keyText, THE_KEY } from './evaluate.ts';
import { parseExpression } from './expression.ts';
import type { Value } from '../language/plan.ts';

const expr = (source: string): Value => ({ kind: 'expression', expression: parseExpression(source) });

describe('a field of a step', () => {
  it('leaves out what is missing instead of sending it as null', () => {
    const value: Value = {
      kind: 'map',
      entries: [
        ['a', expr('record.?absent')],
        ['b', expr('record.empty')],
        ['c', { kind: 'literal', value: false }],
        ['d', { kind: 'list', items: [expr('record.id')] }],
      ],
    };
    expect(evaluate(value, { record: { id: '7', empty: null } })).toEqual({ c: false, d: ['7'] });
  });

  it('is named where its value cannot be had', () => {
    const inner: Value = { kind: 'map', entries: [['due_on', expr('date.moment(record.at)')]] };
    const outer: Value = {
      kind: 'map',
      entries: [
        ['id', expr('record.id')],
        ['properties', inner],
      ],
    };
    expect(() => evaluate(outer, { record: { id: '7', at: '2026-01-01T00:00:00Z' } })).toThrow(
      expect.objectContaining({
        said: {
          de: expect.stringMatching(/^properties\.due_on: die Anzahl/),
          en: expect.stringMatching(/^properties\.due_on: the number/),
        },
      }),
    );
  });
});

describe('a key', () => {
  it.each([
    ['a', 'a'],
    [7, '7'],
    [0, '0'],
    [false, 'false'],
  ])('may be %j', (value, text) => {
    expect(keyText(value, THE_KEY)).toBe(text);
  });

  it.each([[null], [undefined], [''], [{ id: 1 }], [['a']]])(
    'may not be %j, which many records would share',
    (value) => {
      expect(() => keyText(value, THE_KEY)).toThrow(
        expect.objectContaining({
          said: {
            de: 'der Schlüssel muss ein Text oder eine Zahl sein',
            en: 'the key has to be a text or a number',
          },
        }),
      );
    },
  );
});
