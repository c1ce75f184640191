import { describe, expect, it } from '@jest/globals';
import { ExpressionError } from './expression-error.ts';
import { parseExpression } from './expression.ts';

const record = {
  id: '7',
  amount: 3,
  rate: 1.5,
  empty: null,
  tags: ['a', 'b'],
  lines: [
    { sku: 'x', n: 2 },
    { sku: 'y', n: 0 },
  ],
};
const value = (source: string) => parseExpression(source).evaluate({ record, steps: {}, now: '2026-01-01T00:00:00Z' });
const refusal = (act: () => unknown): ExpressionError => {
  try {
    act();
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('an expression', () => {
  it.each([
    ['record.amount + 1.0', 4],
    ['record.rate * 2.0', 3],
    ['record.lines.map(l, l.n)', [2, 0]],
    ['record.lines.filter(l, l.n > 0).map(l, {"sku": l.sku, "n": l.n})', [{ sku: 'x', n: 2 }]],
    ['record.empty', null],
    ['record.?absent', undefined],
    ['record.?id', '7'],
    ['record.?absent.orValue("0")', '0'],
    ['{"a": 1, "b": [2, {"c": 3}]}', { a: 1, b: [2, { c: 3 }] }],
    ['timestamp("2026-01-01T00:00:00Z")', '2026-01-01T00:00:00.000Z'],
    ['has(record.absent)', false],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('gives plain JSON: %s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it.each([
    '9007199254740993',
    'int("9223372036854775807")',
    '[9007199254740993]',
    '1.0 / 0.0',
    'duration("1h")',
    'type(record)',
    'b"ab"',
    '1u',
  ])('refuses a value that JSON would change without a word: %s', (source) => {
    expect(refusal(() => value(source)).code).toBe('expression.failed');
  });

  it.each([
    'record.absent',
    'record.absent == "x"',
    'record.empty.x',
    'record.lines[9]',
    'record.id + 1',
    'record.id.lines',
  ])('says a missing field instead of giving nothing: %s', (source) => {
    expect(refusal(() => value(source)).code).toBe('expression.failed');
  });

  it.each([
    'record.constructor',
    'record["constructor"]',
    'record.__proto__',
    'record["__proto__"]',
    'record.id.constructor',
    'record.id.length',
    'record.tags.constructor',
    'record.tags.length',
    'record.toString',
    'record.hasOwnProperty',
    '{}.constructor',
  ])('reads no property that JavaScript added: %s', (source) => {
    expect(refusal(() => value(source)).code).toBe('expression.failed');
  });

  it.each([
    'record.id.constructor("return process")()',
    'record.tags.constructor.constructor("x")',
    'require("fs")',
    'process.exit()',
    'eval("1")',
    'record.id.replace("7", "8")',
    'Function("x")',
  ])('calls no function that is not listed: %s', (source) => {
    expect(['expression.syntax', 'expression.refused']).toContain(refusal(() => value(source)).code);
  });

  it('makes no prototype out of a key', () => {
    const made = value('{"__proto__": {"isAdmin": true}}') as Record<string, unknown>;
    expect(made['isAdmin']).toBeUndefined();
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it.each([
    ['record.id.matches("(a+)+$")', 0],
    ['record.lines.exists(l, l.sku.matches("x"))', 23],
    ['record.lines.map(l, record.lines.map(m, m.n))', 20],
    ['record.lines.all(l, true || record.tags.filter(t, t == l.sku).size() > 0)', 28],
    [`record.lines.map(l, ${'l.n + '.repeat(60)}l.n)`, 0],
    ['text.matches(record.id, record.name)', 0],
    ['text.matches(record.id, "(a)\\\\1")', 24],
    ['text.matches(record.id, "((a{90}){90}){90}")', 24],
  ])('is refused where it could run for minutes: %s', (source, offset) => {
    const error = refusal(() => parseExpression(source));
    expect([error.code, error.offset]).toEqual(['expression.refused', offset]);
  });

  it('may go through one list after the other', () => {
    expect(value('record.lines.filter(l, l.n > 0).map(l, l.sku) + record.tags.map(t, t)')).toEqual(['x', 'a', 'b']);
  });

  it('does not quote a long value in full when it fails', () => {
    const long = 'a'.repeat(1_000_000);
    const failing = () => parseExpression('duration(record.text)').evaluate({ record: { text: long } });
    expect(failing).toThrow(/^Invalid duration string: a{300,480}…$/);
  });

  it('stays quick on a long list', () => {
    const long = Array.from({ length: 50_000 }, (_, n) => ({ n }));
    const before = process.cpuUsage();
    const sum = parseExpression('record.map(r, r.n).filter(n, n > 10).size()').evaluate({ record: long });
    expect(sum).toBe(49_989);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  it('is capped in depth and in size, in no time', () => {
    const started = performance.now();
    for (const source of [
      '('.repeat(100_000),
      `${'!'.repeat(5_000)}true`,
      `${'['.repeat(200)}${']'.repeat(200)}`,
      Array(600).fill('1').join(' + '),
    ]) {
      expect(refusal(() => parseExpression(source)).code).toBe('expression.syntax');
    }
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('knows the names that it reads, and where', () => {
    const { reads } = parseExpression('"steps.no" + steps.a.?b.orValue(record["c"]) + string(l_number)');
    expect(reads).toEqual([
      { names: ['steps', 'a', 'b'], offset: 13, isDemanded: false },
      { names: ['record'], offset: 32, isDemanded: false },
      { names: ['l_number'], offset: 54, isDemanded: false },
    ]);
  });

  it('takes its own variables for no names from outside', () => {
    expect(parseExpression('record.lines.map(l, l.sku + now)').reads.map(({ names }) => names.join('.'))).toEqual([
      'record.lines',
      'now',
    ]);
  });

  it.each([
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2026-06-30T22:30:00.123456Z', '2026-07-01'],
    ['2026-06-30', '2026-06-30'],
  ])('knows on which day of the books %s lies', (instant, day) => {
    expect(parseExpression('day(record)').evaluate({ record: instant })).toBe(day);
  });

  it.each(['yesterday', '', '2026-02-30T00:00:00Z', '31.12.2026'])('says that "%s" is no moment', (instant) => {
    const error = refusal(() => parseExpression('day(record)').evaluate({ record: instant }));
    expect(error.code).toBe('expression.failed');
    expect(error.message).toContain('is no moment');
  });
});
