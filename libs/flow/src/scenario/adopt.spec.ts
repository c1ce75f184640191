import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { adopt } from './adopt.ts';
import { differences } from './compare.ts';
import type { Rehearsed } from './scenario.ts';
import type { ScenarioFile } from './scenario-file.ts';

const GOT: Rehearsed = {
  state: 'done',
  effects: [
    { use: 'shop.order', key: 'f/order/1/once', with: { name: 'pen', size: 2, more: 'is given' } },
    { use: 'shop.bill', key: 'f/bill/1/once', with: { total: '12.00' } },
  ],
  questions: [],
  emitted: [{ event: 'told', key: '1', with: { a: [1, 2] } }],
  outputs: { 'lines[0].put': { id: '007', on: '2026-01-01' } },
  unanswered: [],
};
const DEAD: Rehearsed = {
  ...GOT,
  state: 'dead',
  reason: { code: 'shop.closed', message: { de: 'zu', en: 'closed' } },
  at: 'bill',
  emitted: [],
};

function adopted(text: string, got: Rehearsed = GOT, index = 0): string {
  const { expect: expected } = (parse(text) as ScenarioFile).tests[index] ?? { expect: {} };
  const after = adopt(text, index, differences({ expect: expected }, got), got);
  const { expect: now } = (parse(after) as ScenarioFile).tests[index] ?? { expect: {} };
  expect(differences({ expect: now }, got)).toEqual([]);
  return after;
}

describe('a test that takes over what came out', () => {
  it('has single values written in their place, and all else left as it stands', () => {
    const before = `# Orders.
tests:
  - name: one   # the only one

    expect:
      outputs: { 'lines[0].put': { on:   2026-01-01, id: "008" } } # by hand
      effects:
        # first the order
        - { use: shop.order,   with: { name: 'ink' ,size: 3 } }
        - use: shop.bill
          key: old   # of last year
`;
    const after = before
      .replace('"008"', "'007'")
      .replace("'ink'", 'pen')
      .replace('size: 3', 'size: 2')
      .replace('key: old', 'key: f/bill/1/once');
    expect(adopted(before)).toBe(after);
  });

  it('keeps the order and the comments of a list that is another now', () => {
    const before = `flow: f
tests:
  - name: one
    expect:
      effects:
        # what goes to the customer
        - { use: shop.mail, with: { to: x } }
        - { use: shop.bill, with: { total: '11.00' } } # billed
        # and nothing else
      emitted: [] # so far
  - name: two
    expect: { }
`;
    expect(adopted(before)).toBe(`flow: f
tests:
  - name: one
    expect:
      effects:
        # what goes to the customer
        - use: shop.order
          key: f/order/1/once
          with:
            name: pen
            size: 2
            more: is given
        - { use: shop.bill, with: { total: '12.00' } } # billed
        # and nothing else
      emitted: [ { event: told, key: '1', with: { a: [ 1, 2 ] } } ] # so far
  - name: two
    expect: { }
`);
  });

  it.each([
    ['between brackets', '{ use: a.b, with: { note: old, more: x } }', 'one, two'],
    ['of several lines', '{ use: a.b, with: { note: old, more: x } }', 'one\n\n  two\n'],
    [
      'in a block',
      '\n          use: a.b\n          with:\n            note: |\n              old\n            more: x',
      'new',
    ],
    [
      'of several lines in a block',
      '\n          use: a.b\n          with:\n            note: old\n            more: x',
      'a\nb',
    ],
    ['in the place of nothing', '\n          use: a.b\n          with:\n            note:\n            more: x', 'new'],
  ])('writes a text so that it is read as it came out, %s', (_how, effect, note) => {
    const got = { ...GOT, effects: [{ use: 'a.b', key: 'k', with: { note, more: 'x' } }] };
    const after = adopted(`tests:\n  - name: one\n    expect:\n      effects:\n        - ${effect.trim()}\n`, got);
    expect(parse(after)).toEqual({
      tests: [{ name: 'one', expect: { effects: [{ use: 'a.b', with: { note, more: 'x' } }] } }],
    });
  });

  it.each([
    ['in a block', '      effects: [{ use: shop.order }, { use: shop.bill }]\n', '\n'],
    ['in braces', '{ outputs: { "lines[0].put": { id: "007" } } }\n', ' '],
    ['where nothing was expected', '{}\n', ' '],
  ])('says how the run ended where nobody thought of it, %s', (_how, expectation, gap) => {
    const after = adopted(
      `tests:\n  - name: one\n    expect:${gap}${expectation}  - name: two\n    expect: {}\n`,
      DEAD,
    );
    expect(parse(after)).toMatchObject({
      tests: [{ expect: { state: 'dead', reason: 'shop.closed', at: 'bill' } }, { name: 'two', expect: {} }],
    });
  });

  it('takes out what there is no more', () => {
    const text = `tests:
  - name: one
    given: {} # nothing
    expect:
      # It used to fail.
      state: dead
      reason: shop.closed
      at: bill
      outputs: { 'lines[0].put': { id: '007', gone: 1 }, other: { a: 1 } }
`;
    const after = adopted(text);
    expect((parse(after) as ScenarioFile).tests[0]?.expect).toEqual({
      state: 'done',
      outputs: { 'lines[0].put': { id: '007' } },
    });
    expect(after.split('    expect:\n')[0]).toBe(text.split('    expect:\n')[0]);
    expect(after.match(/# It used to fail/g)).toHaveLength(1);
  });

  it('changes the test that is meant', () => {
    const text = `tests:\n  - { name: one, expect: { state: dead } }\n  - { name: two, expect: { state: dead } }\n`;
    expect(adopted(text, GOT, 1)).toBe(text.replace('two, expect: { state: dead }', 'two, expect: { state: done }'));
  });
});
