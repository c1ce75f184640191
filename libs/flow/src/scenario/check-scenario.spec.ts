import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { compileFlow } from '../check/compile/compile-flow.ts';

const STEPS = 'order: { read: shop.order, key: x }\nsaved: { call: shop.order.update, with: { id: x } }';
const FLOW = flowWith(STEPS);
const HEAD = `${FLOW}tests:\n  - name: probe\n`;
const check = (text: string) => compileFlow('probe.flow.yaml', text, catalog);
const withTest = (lines: string) => check(HEAD + lines.replaceAll(/^/gm, '    '));
/** Line of the first line below the name of the test. */
const FIRST = HEAD.split('\n').length;

describe('the checker of tests', () => {
  it.each([
    ['a trigger', 'given: { on: wonn }\nexpect: {}', 'scenario.unknown_trigger', [0, 18], 'won'],
    ['a step', 'given: { answers: { saveed: [{ gives: {} }] } }\nexpect: {}', 'flow.unknown_step', [0, 25], 'saved'],
    ['an entity', 'given: { records: { shop.ordr: {} } }\nexpect: {}', 'flow.unknown_entity', [0, 36], 'order'],
    ['a table', 'given: { tables: { ratess: [] } }\nexpect: {}', 'flow.unknown_table', [0, 24], 'rates'],
    ['an action', 'expect: { effects: [{ use: shop.order.updat }] }', 'flow.unknown_action', [0, 32], 'order.update'],
    [
      'a field of an action',
      'expect:\n  effects:\n    - { use: shop.order.update, with: { noet: x } }',
      'scenario.unknown_field',
      [2, 45],
      'note',
    ],
    ['a step that asks', 'expect: { questions: [{ step: save }] }', 'flow.unknown_step', [0, 35], 'saved'],
    ['a key', 'expect: { stat: done }', 'flow.unknown_key', [0, 15], 'state'],
  ])('finds %s that is misspelt, and says what was meant', (_what, lines, code, [line = 0, column], meant) => {
    const [found] = withTest(lines).diagnostics;
    expect(found).toMatchObject({ code, line: FIRST + line, column });
    expect(found?.remedy.en).toContain(meant);
    expect(found?.remedy.de).toContain(meant);
  });

  it.each([
    [
      'candidates for a step that matches nothing',
      'given: { answers: { saved: [{ candidates: [] }] } }\nexpect: {}',
      'scenario.asks_nobody',
    ],
    [
      'two answers in one',
      'given: { answers: { saved: [{ gives: 1, fails: { kind: gone } }] } }\nexpect: {}',
      'flow.shape',
    ],
    ['a test that expects nothing at all', 'given: {}', 'flow.shape'],
    ['a moment without a zone', 'given: { now: 2026-01-01T10:00:00 }\nexpect: {}', 'flow.shape'],
  ])('refuses %s', (_what, lines, code) => {
    expect(withTest(lines).diagnostics.map((found) => found.code)).toEqual([code]);
  });

  it('refuses in tests of a sync what only runs have, and the other way round', () => {
    const sync = FLOW.replace('won: { entity: shop.order }', 'won: { person: { role: sales } }')
      .replace('steps:', 'sync: { from: shop.order }\nsteps:')
      .replace('  order: { read: shop.order, key: x }\n', '');
    const given = 'given: { record: {}, decisions: {}, written: {} }\nexpect: { outputs: {}, records: {} }';
    const found = (text: string) =>
      check(`${text}tests:\n  - name: probe\n${given.replaceAll(/^/gm, '    ')}\n`).diagnostics;
    const words = (text: string) => found(text).map(({ code, path }) => [code, path?.split('.').slice(2).join('.')]);
    expect(words(sync).sort()).toEqual([
      ['scenario.not_for_this', 'expect.outputs'],
      ['scenario.not_for_this', 'given.decisions'],
      ['scenario.not_for_this', 'given.record'],
    ]);
    expect(words(FLOW).sort()).toEqual([
      ['scenario.not_for_this', 'expect.records'],
      ['scenario.not_for_this', 'given.written'],
    ]);
  });

  it('takes for a loop over pages one list of records an answer, or that a page cannot be read, and nothing else', () => {
    const loop = flowWith(
      'all: { each: { changes: shop.order }, as: one, steps: { saved: { call: shop.order.keep, with: { id: x }, intent: { expr: one.id } } } }',
    );
    const found = (answers: string) =>
      check(
        `${loop}tests:\n  - name: probe\n    given: { answers: { all: [${answers}] } }\n    expect: {}\n`,
      ).diagnostics.map(({ code, path }) => `${code} ${path?.replace('tests.0.given.answers.', '')}`);
    expect(found('{ gives: [{}, {}] }, { fails: { kind: transient } }')).toEqual([]);
    expect(found('{ gives: {} }')).toEqual(['scenario.asks_nobody all.0']);
    expect(found('{ asks: { kind: x.y } }')).toEqual(['scenario.asks_nobody all.0']);
    expect(found('{ gives: [{}, { naem: x }] }')).toEqual(['scenario.unknown_field all.0.gives.1.naem']);
  });

  it('refuses two tests of one name', () => {
    const twice = `${HEAD}    expect: {}\n  - name: probe\n    expect: {}\n`;
    expect(check(twice).diagnostics).toMatchObject([{ code: 'scenario.duplicate_name', line: FIRST + 1, column: 11 }]);
  });

  it('wants to know the trigger where there are several', () => {
    const text = HEAD.replace('steps:', '  asked: { emitted: order_wanted }\nsteps:');
    expect(check(`${text}    expect: {}\n`).diagnostics).toMatchObject([{ code: 'scenario.trigger_needed' }]);
    expect(check(`${text}    given: { on: asked }\n    expect: {}\n`).diagnostics).toEqual([]);
  });
});

describe('the revision of a flow', () => {
  it('does not change with its tests', () => {
    const plain = check(FLOW).plan;
    const tested = check(`${HEAD}    expect: { state: dead }\n`).plan;
    expect(plain?.revision).toMatch(/^[0-9a-f]{64}$/);
    expect(tested?.revision).toBe(plain?.revision);
    expect(tested?.source).toBe(FLOW);
  });

  it.each([
    ['in the middle', FLOW.replace('steps:', 'tests: [{ name: a, expect: {} }]\nsteps:')],
    [
      'inside of one map in braces',
      '{ flow: a, title: { de: a, en: a }, owner: a, on: { won: { entity: shop.order } }, steps: { a: { stop: done, reason: a } },\ntests: [{ name: a, expect: {} }] }',
    ],
  ])('could change with tests that stand %s: they are refused', (_where, text) => {
    expect(check(text).diagnostics.map(({ code }) => code)).toEqual(['scenario.not_last']);
  });
});
