import { describe, expect, it } from '@jest/globals';
import { flowWith } from '../../test/checked-shop.ts';
import { typedCatalog } from '../../test/typed-crm.ts';
import { parseExpression } from '../expression/expression.ts';
import { compileFlow } from './compile/compile-flow.ts';

/** Steps that may give nothing, each for a reason of its own, and one that always gives something. */
const BEFORE = `skipped: { read: crm.deal, key: x, when: record.isPublic }
passed: { read: crm.deal, key: x, onError: continue }
empty: { read: crm.deal, key: x, missing: empty }
late: { approve: sales, title: { de: Gut?, en: Good? }, within: P1D, late: continue }
many: { read: crm.deal, keys: [x], missing: empty }
sure: { read: crm.deal, key: x }
`;

function findings(steps: string) {
  const text = flowWith(`${BEFORE}${steps}`, 'won: { entity: crm.deal }');
  return compileFlow('f', text, typedCatalog).diagnostics;
}
const found = (steps: string) => findings(steps).map(({ code, severity }) => `${severity} ${code}`);
const map = (expression: string) => `last: { map: { value: { expr: '${expression}' } } }`;
const way = (name: string, gives: boolean) =>
  `${name}: { when: record.isPublic, steps: { ${name}_step: { map: { v: x } } }${gives ? `, output: { v: x }` : ''} }`;
const choice = (ways: string[], otherwise = '') => `way: { choose: { ${ways.join(', ')} }${otherwise} }\n`;
const WARNED = ['warning flow.may_be_null'];

describe('a field of a step that may have given nothing', () => {
  it.each([
    ['it was skipped', 'steps.skipped.name', 'when'],
    ['its failure was passed over', 'steps.passed.name', 'onError: continue'],
    ['there was no record', 'steps.empty.name', 'missing: empty'],
    ['nobody answered', 'steps.late.approved', 'late: continue'],
  ])('is warned of where %s', (_, expression, key) => {
    const [first, ...others] = findings(map(expression));
    expect(first).toMatchObject({ code: 'flow.may_be_null', severity: 'warning', path: 'steps.last.map.value.expr' });
    expect(first?.message.en).toContain(`has ${key} and may give null`);
    expect(others).toEqual([]);
  });

  it('is pointed at in its line, with what to write instead', () => {
    const [first] = findings(map('record.name + steps.empty.company.name'));
    const line = `  ${map('record.name + steps.empty.company.name')}`;
    expect([first?.line, first?.column]).toEqual([13, line.indexOf('steps.empty') + 1]);
    expect(first?.remedy.de).toBe(
      'Sehen Sie den Fall vor: steps.empty != null && … oder steps.empty.?company.orValue(…).',
    );
  });

  it.each([
    ['an argument', 'size(steps.empty.lines)'],
    ['the list of a loop', 'steps.empty.lines.exists(l, l.sku == "a")'],
    ['what decides about another value', 'steps.empty.isPublic ? "a" : "b"'],
    ['an item of a list', '[record.name, steps.empty.name]'],
  ])('is seen as %s', (_, expression) => {
    expect(found(map(expression))).toEqual(WARNED);
  });

  it('is seen where every run comes by', () => {
    expect(found('last: { emit: ping, key: { expr: steps.empty.id } }')).toEqual(WARNED);
    expect(found('last: { emit: ping, key: x, when: steps.empty.isPublic }')).toEqual(WARNED);
    expect(found('last: { choose: { one: { when: steps.empty.isPublic, steps: { a: { map: {} } } } } }')).toEqual(
      WARNED,
    );
    expect(
      found(
        `last: { parallel: { a: { steps: { b: { map: { c: { expr: steps.empty.id } } } } }, d: { steps: { e: { map: {} } } } } }`,
      ),
    ).toEqual(WARNED);
  });

  it.each([
    ['of a step that always gives something', 'steps.sure.name'],
    ['of a list that is read, which is empty at most', 'size(steps.many)'],
    ['that may be missing', 'steps.empty.?name.orValue("none")'],
    ['that is asked for by has()', 'has(steps.empty.name)'],
    ['behind a comparison', 'steps.empty != null && steps.empty.isPublic'],
    ['before an alternative', 'steps.empty.isPublic || steps.empty == null'],
    ['of a chosen value', 'steps.empty == null ? "none" : steps.empty.name'],
    ['of each item', 'record.tags.map(tag, tag + steps.empty.name)'],
    ['that is not read at all', 'steps.empty'],
  ])('is not complained of where it is one %s', (_, expression) => {
    expect(found(map(expression))).toEqual([]);
  });

  it.each([
    [
      'a condition of its own decides',
      'last: { emit: ping, key: { expr: steps.empty.id }, when: steps.empty != null }',
    ],
    ['its failure is passed over', 'last: { emit: ping, key: { expr: steps.empty.id }, onError: continue }'],
    [
      'a way was chosen',
      'last: { choose: { one: { when: steps.empty != null, steps: { a: { map: { b: { expr: steps.empty.id } } } } } } }',
    ],
    [
      'a later way is asked for',
      'last: { choose: { one: { when: steps.empty == null, steps: { a: { map: {} } } }, two: { when: steps.empty.isPublic, steps: { b: { map: {} } } } } }',
    ],
    [
      'there is an item',
      'last: { each: { expr: record.lines }, as: line, steps: { a: { map: { b: { expr: steps.empty.id } } } } }',
    ],
    [
      'the others have ended',
      'none: { stop: skipped, reason: none, when: steps.empty == null }\nlast: { map: { a: { expr: steps.empty.id } } }',
    ],
  ])('is not complained of where %s', (_, steps) => {
    expect(found(steps)).toEqual([]);
  });

  describe('that is the output of a choice', () => {
    const otherwise = ', otherwise: { steps: { rest: { map: {} } }, output: { v: y } }';

    it.each([
      ['no way was gone', choice([way('one', true)]), null],
      ['one was gone that gives none', choice([way('one', true), way('two', false)], otherwise), 'two'],
    ])('is warned of where %s', (_, steps, name) => {
      const [first, ...others] = findings(steps + map('steps.way.output.v'));
      expect(first).toMatchObject({ code: 'flow.may_be_missing', severity: 'warning', facts: { way: name } });
      expect(others).toEqual([]);
      expect(found(steps + map('steps.way.output'))).toEqual(['warning flow.may_be_missing']);
      expect(found(steps + map('steps.way.?output.v.orValue("")'))).toEqual([]);
      expect(found(steps + map('steps.way.branch == "one" ? steps.way.output.v : ""'))).toEqual([]);
      expect(found(steps + map('steps.way.branch'))).toEqual([]);
    });

    it('is there where each way gives one, and one is always gone', () => {
      expect(found(choice([way('one', true)], otherwise) + map('steps.way.output.v'))).toEqual([]);
    });

    it('is missing as a whole where the choice is skipped', () => {
      const [first] = findings(
        choice([way('one', true)]).replace(' }\n', ', when: record.isPublic }\n') + map('steps.way.output.v'),
      );
      expect(first).toMatchObject({ code: 'flow.may_be_null', facts: { key: 'when' } });
    });
  });

  it('does fail when it is read of nothing, and its remedy does not', () => {
    const inputs = { steps: { empty: null } };
    expect(() => parseExpression('steps.empty.name').evaluate(inputs)).toThrow();
    expect(parseExpression('steps.empty.?name.orValue("none")').evaluate(inputs)).toBe('none');
  });
});
