import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { compileFlow } from '../check/compile/compile-flow.ts';

/** Each text holds the unknown name `nobody` once; that is where the finding has to point. */
const TEXTS: Record<string, string> = {
  'a plain scalar': 'a: { emit: ping, key: { expr: record.id + nobody.x } }',
  'a plain scalar of several lines':
    'a:\n  emit: ping\n  key:\n    expr: record.id +\n      record.name\n\n      + nobody.x',
  'single quotes': "a: { emit: ping, key: { expr: 'record.id + nobody.x' } }",
  'single quotes with doubled ones before': `a: { emit: ping, key: { expr: '"it''s" + ''x'' + nobody.x' } }`,
  'double quotes': 'a: { emit: ping, key: { expr: "record.id + nobody.x" } }',
  'double quotes with escapes before': String.raw`a: { emit: ping, key: { expr: "\"\\\\ \u00e4\t\x41\" + nobody.x" } }`,
  'double quotes of several lines':
    'a:\n  emit: ping\n  key:\n    expr: "record.id +\n\n      record.x \\\n      + nobody.x"',
  'a folded block': 'a:\n  emit: ping\n  key:\n    expr: >-\n      record.id +\n      record.x\n        + nobody.x',
  'a literal block with an indentation of its own':
    'a:\n  emit: ping\n  key:\n    expr: |2\n        record.id +\n        nobody.x\n',
  'a folded block behind a comment': 'a:\n  emit: ping\n  key:\n    expr: > # why\n\n      record.id + nobody.x',
  'a value deep in lists and maps': 'a: { emit: ping, key: k, with: { list: [1, { deep: [{ expr: nobody.x }] }] } }',
  'a condition': 'a: { when: record.ok && nobody.x, stop: done, reason: ok }',
  'an expression behind a text of the same letters': `a: { emit: ping, key: { expr: '"nobodyy" + nobody.x' } }`,
};

describe('the place of a fault inside an expression', () => {
  it.each(Object.entries(TEXTS))('is exact in %s', (_, steps) => {
    const text = flowWith(steps);
    const index = /nobody(?=\.x)/.exec(text)?.index ?? -1;
    const before = text.slice(0, index);
    const expected = [before.split('\n').length, index - before.lastIndexOf('\n')];
    const found = compileFlow('f', text, catalog).diagnostics;
    expect(found.map(({ code, line, column }) => [code, line, column])).toEqual([['flow.unknown_name', ...expected]]);
  });

  it('counts lines in a file with the line ends of Windows', () => {
    const text = flowWith(TEXTS['a folded block'] ?? '').replaceAll('\n', '\r\n');
    const [found] = compileFlow('f', text, catalog).diagnostics;
    expect([found?.line, found?.column]).toEqual([13, 13]);
  });
});
