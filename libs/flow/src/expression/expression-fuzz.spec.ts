import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ExpressionError } from './expression-error.ts';
import { parseExpression } from './expression.ts';
import { CEL_FUNCTIONS, LISTED_FUNCTIONS } from './functions/listed-functions.ts';

const INHERITED = ['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'length', 'then'];
const SECRET = 'what nobody may read';
const record = { id: '7', n: 3, empty: null, list: ['a', 'b'], deep: { x: [{ y: 1 }] } };

const literal = fc.constantFrom(
  '1',
  '1.5',
  '"a"',
  '"(a+)+$"',
  'true',
  'null',
  '[1]',
  '{"a": 1}',
  '"2026-01-31"',
  '"0.10"',
);
const name = fc.constantFrom('id', 'n', 'empty', 'list', 'deep', 'x', 'y', ...INHERITED);
const called = fc.constantFrom(...CEL_FUNCTIONS, ...INHERITED, 'matches', 'eval', 'require', 'json', 'base64', 'bind');
const listed = fc.constantFrom(...LISTED_FUNCTIONS.map((each) => each.name));
/** Expressions of the grammar, right or wrong, with all names that JavaScript adds to objects. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    fc.constantFrom('record', 'globalThis', 'process', 'decimal', 'date', 'text', 'optional'),
    fc.tuple(tie('expression'), name).map(([of, field]) => `${of}.${field}`),
    fc.tuple(tie('expression'), name).map(([of, field]) => `${of}["${field}"]`),
    fc.tuple(tie('expression'), name).map(([of, field]) => `${of}.?${field}`),
    fc.tuple(tie('expression'), called, tie('expression')).map(([of, word, given]) => `${of}.${word}(${given})`),
    fc
      .tuple(listed, fc.array(tie('expression'), { maxLength: 3 }))
      .map(([word, given]) => `${word}(${given.join(', ')})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '==', '&&', 'in', '<', '*', '%'), tie('expression'))
      .map((all) => all.join(' ')),
    fc
      .tuple(tie('expression'), fc.constantFrom('map', 'filter', 'all'), tie('expression'))
      .map(([of, loop, body]) => `${of}.${loop}(v, ${body})`),
  ),
}));

/** The value, or nothing where it was refused; everything but a refusal in words of ours is a fault. */
function answer(source: string): unknown {
  try {
    return parseExpression(source).evaluate({ record });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    expect([error.offset >= 0 && error.offset <= source.length, error.message.length > 0]).toEqual([true, true]);
    return undefined;
  }
}

function holdsJson(value: unknown): boolean {
  if (value === undefined || value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(holdsJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value as object).every(holdsJson);
}

describe('any expression', () => {
  it('gives plain JSON or a refusal, reads nothing but its inputs, and changes nothing', () => {
    const before = JSON.stringify(record);
    (globalThis as Record<string, unknown>)['hidden'] = SECRET;
    let gave = 0;
    fc.assert(
      fc.property(expression, (source) => {
        const value = answer(source);
        if (value !== undefined) gave += 1;
        expect(holdsJson(value)).toBe(true);
        expect(JSON.stringify(value) ?? '').not.toContain(SECRET);
      }),
      { numRuns: 600 },
    );
    delete (globalThis as Record<string, unknown>)['hidden'];
    expect(gave).toBeGreaterThan(20);
    expect(JSON.stringify(record)).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('of any characters is answered', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (source) => void answer(source)),
      { numRuns: 200 },
    );
  });
});
