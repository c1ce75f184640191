import { describe, expect, it } from '@jest/globals';
import { catalogOf, compileFlow, stepsByPath } from '@belegfluss/flow';
import { crashingPlan } from '../../test/crashing-run.ts';
import { areBeside, keyPath } from './ways.ts';

const FLOW = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  first: { map: {} }
  both:
    parallel:
      left: { steps: { a: { map: {} }, b: { map: {} } } }
      right: { steps: { a: { map: {} } } }
  turns: { each: { expr: record.l }, as: i, parallel: 2, steps: { a: { map: {} } } }
  rounds:
    each: { expr: record.l }
    as: i
    steps: { both: { parallel: { left: { steps: { a: { map: {} } } }, right: { steps: { a: { map: {} } } } } } }
`;

describe('two steps of a run', () => {
  const { plan } = compileFlow(
    'probe.flow.yaml',
    FLOW,
    catalogOf({ connections: [], tables: [], settings: {}, limits: {} }),
  );
  const steps = stepsByPath(plan?.steps ?? []);

  it.each([
    ['both.left.a', 'both.right.a', true],
    ['both.left.a', 'both.left.b', false],
    ['first', 'both.left.a', false],
    ['both', 'both.left.a', false],
    ['turns[0].a', 'turns[1].a', true],
    ['turns[10].a', 'turns[1].a', true],
    ['rounds[0].both.left.a', 'rounds[1].both.right.a', false],
    ['rounds[1].both.left.a', 'rounds[1].both.right.a', true],
  ])('%s and %s go at the same time: %s', (one, other, expected) => {
    expect([areBeside(steps, one, other), areBeside(steps, other, one)]).toEqual([expected, expected]);
  });
});

describe('a path in a business key', () => {
  const { steps } = crashingPlan(`flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  first: { map: {} }
  list: { each: { expr: record.l }, as: i, steps: { a: { map: {} } } }
  pages:
    each: { changes: shop.deal }
    as: deal
    steps:
      a: { map: {} }
      lines: { each: { expr: '[deal.id]' }, as: line, steps: { a: { map: {} } } }
`);

  it.each([
    ['first', 'first'],
    ['list[3].a', 'list[3].a'],
    ['pages[3].a', 'pages.a'],
    ['pages[3].lines[4].a', 'pages.lines[4].a'],
  ])('of %s is %s: positions on pages are left out', (path, expected) => {
    expect(keyPath(stepsByPath(steps), path)).toBe(expected);
  });
});
