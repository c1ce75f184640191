import { step, type RefusedFlow } from './refused-flow.ts';

/** Steps side by side that look at each other, or would end the run for the others. */
export const SENSELESS_WAYS: RefusedFlow[] = [
  {
    what: 'a step of another way in an expression',
    text: step(
      'p: { parallel: { l: { steps: { a: { map: {} } } }, r: { steps: { b: { emit: ping, key: { expr: steps.a.id } } } } } }',
    ),
    code: 'flow.step_beside',
    at: [7, 98],
    says: 'a',
  },
  {
    what: 'the step around it in an expression',
    text: step('p: { parallel: { l: { steps: { a: { emit: ping, key: { expr: steps.p.l.id } } } } } }'),
    code: 'flow.step_beside',
    at: [7, 64],
    says: 'p',
  },
  {
    what: 'an end of the run on one of several ways',
    text: step(
      'p: { parallel: { l: { steps: { c: { choose: { w: { when: record.x, steps: { a: { stop: done, reason: ok } } } } } } } } }',
    ),
    code: 'flow.stop_beside',
    at: [7, 79],
    says: 'output',
  },
  {
    what: 'an end of the run in one of several turns',
    text: step('l: { each: { expr: record.l }, as: i, parallel: 2, steps: { a: { stop: done, reason: ok } } }'),
    code: 'flow.stop_beside',
    at: [7, 63],
  },
  {
    what: 'more steps at the same time than one run may, each list by itself being small enough',
    text: step(
      'l: { each: { expr: record.l }, as: i, parallel: 8, steps: { p: { parallel: { a: { steps: { b: { each: { expr: i.l }, as: j, parallel: 9, steps: { c: { map: {} } } } } } } } } }',
    ),
    code: 'flow.too_many_beside',
    at: [7, 41],
    says: '72',
  },
  {
    what: 'more steps at the same time than one run may, on several ways',
    text: step(
      'o: { choose: { w: { when: record.x, steps: { p: { parallel: { a: { steps: { l: { each: { expr: record.l }, as: j, parallel: 64, steps: { c: { map: {} } } } } }, b: { steps: { d: { map: {} } } } } } } } } }',
    ),
    code: 'flow.too_many_beside',
    at: [7, 53],
    says: '65',
  },
  {
    what: 'a way of a name that no step could have',
    text: step('p: { parallel: { A: { steps: { a: { map: {} } } } } }'),
    code: 'flow.bad_id',
    at: [7, 20],
    says: 'A',
  },
];
