import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { clash } from '../../types/clash.ts';
import { listOf, mapOf, MOMENT, NUMBER, TEXT, BOOLEAN, typeOfLiteral, type Type } from '../../types/type.ts';
import { LISTED_FUNCTIONS } from '../functions/listed-functions.ts';
import { ExpressionError } from '../expression-error.ts';
import { parseExpression } from '../expression.ts';

const RECORD: Type = mapOf([
  ['id', TEXT],
  ['n', NUMBER],
  ['ok', BOOLEAN],
  ['at', MOMENT],
  ['tags', listOf(TEXT)],
  [
    'lines',
    listOf(
      mapOf([
        ['sku', TEXT],
        ['n', NUMBER],
      ]),
    ),
  ],
]);
const record = { id: '7', n: 3, ok: true, at: '2026-01-31T08:00:00Z', tags: ['a'], lines: [{ sku: 'x', n: 2 }] };
const NAMES = new Map([['record', RECORD]]);

const leaf = fc.constantFrom('1', '1.5', '"a"', '"0.10"', 'true', 'null', '[1]', '{"a": 1}', '"2026-01-31"');
const path = fc.constantFrom('id', 'n', 'ok', 'at', 'tags', 'lines', 'lines[0].sku', 'tags[0]', 'nope', 'lines.sku');
/** Expressions of which each part is evaluated, whatever the others give. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    path.map((name) => `record.${name}`),
    fc.tuple(tie('expression'), fc.constantFrom('sku', 'a', 'n')).map(([of, name]) => `(${of}).${name}`),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '<', '>=', '==', 'in', '%'), tie('expression'))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc
      .tuple(
        fc.constantFrom('size', 'string', 'int', 'double', 'bool', 'day', 'timestamp', '!', '-'),
        tie('expression'),
      )
      .map(([name, of]) => `${name}(${of})`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('contains', 'startsWith', 'join', 'split', 'orValue'),
        tie('expression'),
      )
      .map(([of, name, given]) => `(${of}).${name}(${given})`),
    fc
      .tuple(fc.constantFrom(...LISTED_FUNCTIONS), fc.array(tie('expression'), { minLength: 3, maxLength: 3 }))
      .map(([{ name, parameters }, given]) => `${name}(${given.slice(0, parameters.length).join(', ')})`),
    fc
      .tuple(fc.constantFrom('tags', 'lines'), tie('expression'))
      .map(([of, body]) => `record.${of}.map(v, [v, ${body}])`),
  ),
}));

/** What an expression is told to be, and what it gives. */
function judged(source: string) {
  try {
    const parsed = parseExpression(source);
    const { type, faults } = parsed.infer(NAMES);
    const isWrong = faults.some(({ code }) => code !== 'flow.never_equal');
    try {
      return { type, isWrong, value: parsed.evaluate({ record }), gives: true };
    } catch (error) {
      if (error instanceof ExpressionError) return { type, isWrong, gives: false };
      throw error;
    }
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

describe('the type of any expression', () => {
  it('is never a false alarm: what is said to fail does fail', () => {
    let wrong = 0;
    fc.assert(
      fc.property(expression, (source) => {
        const found = judged(source);
        if (!found?.isWrong) return;
        wrong += 1;
        expect({ source, gives: found.gives }).toEqual({ source, gives: false });
      }),
      { numRuns: 1_500 },
    );
    expect(wrong).toBeGreaterThan(200);
  });

  it('holds for what it gives', () => {
    let gave = 0;
    fc.assert(
      fc.property(expression, (source) => {
        const found = judged(source);
        if (!found?.gives || found.value === undefined) return;
        gave += 1;
        expect({ source, clash: clash(typeOfLiteral(found.value), found.type) }).toEqual({ source, clash: undefined });
      }),
      { numRuns: 1_500 },
    );
    expect(gave).toBeGreaterThan(100);
  });
});
