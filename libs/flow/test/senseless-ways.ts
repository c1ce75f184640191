import { step, type RefusedFlow } from './refused-flow.ts';

/** Steps side by side that look at each other, or would end the run for the others; loops that go through nothing. */
export const SENSELESS_WAYS: RefusedFlow[] = [
  {
    what: 'a loop over a list and over pages',
    text: step('l: { each: { expr: record.l, changes: shop.order }, as: i, steps: { a: { map: {} } } }'),
    code: 'flow.each_items',
    at: [7, 8],
    says: 'changes',
  },
  {
    what: 'a condition of the records of a list',
    text: step('l: { each: { expr: record.l, when: i.x }, as: i, steps: { a: { map: {} } } }'),
    code: 'flow.unknown_key',
    at: [7, 32],
    says: 'when',
  },
  {
    what: 'pages since a day that no calendar has',
    text: step('l: { each: { changes: shop.order, since: 2026-02-30 }, as: i, steps: { a: { map: {} } } }'),
    code: 'flow.wrong_type',
    at: [7, 44],
    says: '2026-02-30',
  },
  {
    what: 'a loop over pages that collects',
    text: step(
      'l: { each: { changes: shop.order }, as: i, steps: { a: { map: {} } }, collect: { a: { expr: i.id } } }',
    ),
    code: 'flow.collect_of_pages',
    at: [7, 73],
    says: 'keys',
  },
  {
    what: 'a loop over records that are not listed',
    text: step('l: { each: { changes: shop.parcel }, as: i, steps: { a: { map: {} } } }'),
    code: 'flow.not_offered',
    at: [7, 25],
    says: 'changes',
  },
  {
    what: 'a write whose key would know a record by its position',
    text: step(
      'l: { each: { changes: shop.order }, as: i, steps: { a: { call: shop.order.update, with: { id: x }, intent: { expr: i_number } } } }',
    ),
    code: 'flow.key_of_page',
    at: [7, 55],
    says: 'i.id',
  },
  {
    what: 'a write whose key knows the line and not the record',
    text: step(
      'l: { each: { changes: shop.order }, as: i, steps: { m: { each: { expr: i.lines }, as: n, steps: { a: { call: shop.order.update, with: { id: x }, intent: { expr: n.id } } } } } }',
    ),
    code: 'flow.key_of_page',
    at: [7, 101],
    says: 'i.id',
  },
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
