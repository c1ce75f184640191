import { flowWith } from './checked-shop.ts';
import { type RefusedFlow } from './refused-flow.ts';

const HAND = 'hand: { person: { role: admin } }';
const CALL = 'put: { call: shop.order.update, with: { id: x } }';

/** A sync with these steps; `sync` stands in line 6, steps begin in line 8. */
const sync = (steps: string, from = '{ from: shop.order }', on = HAND) =>
  flowWith(steps, on).replace('steps:', `sync: ${from}\nsteps:`);

/** Syncs that ask for what only a process can do, or refer to what is not there. */
export const SENSELESS_SYNCS: RefusedFlow[] = [
  {
    what: 'a sync that waits for events',
    text: sync(CALL, undefined, 'won: { entity: shop.order }'),
    code: 'flow.not_in_sync',
    at: [5, 10],
    says: 'entity',
  },
  {
    what: 'a step that no sync has',
    text: sync(`more: { emit: ping, key: x }\n${CALL}`),
    code: 'flow.not_in_sync',
    at: [8, 11],
    says: 'emit',
  },
  {
    what: 'a write inside of a choice of a sync',
    text: sync(
      `way: { choose: { a: { when: 'true', steps: { x: { call: shop.order.update, with: { id: x } } } } } }\n${CALL}`,
    ),
    code: 'flow.not_in_sync',
    at: [8, 53],
    says: 'call',
  },
  {
    what: 'an event inside of what is left over in a sync',
    text: sync(
      `way: { choose: { a: { when: 'true', steps: { x: { map: {} } } } }, otherwise: { steps: { y: { emit: e, key: x } } } }\n${CALL}`,
    ),
    code: 'flow.not_in_sync',
    at: [8, 97],
    says: 'emit',
  },
  {
    what: 'a write inside of a loop of a sync',
    text: sync(
      `all: { each: { expr: '[1]' }, as: n, steps: { x: { call: shop.order.update, with: { id: x } } } }\n${CALL}`,
    ),
    code: 'flow.not_in_sync',
    at: [8, 54],
    says: 'call',
  },
  {
    what: 'a record that a sync is to look for',
    text: sync(`c: { upsert: shop.customer, by: number, with: { number: x, name: y } }\n${CALL}`),
    code: 'flow.upsert_in_sync',
    at: [8, 8],
    says: 'each',
  },
  {
    what: 'pages inside of a record',
    text: sync(`all: { each: { changes: shop.order }, as: n, steps: { x: { map: {} } } }\n${CALL}`),
    code: 'flow.not_in_sync',
    at: [8, 18],
    says: 'changes',
  },
  {
    what: 'a loop of a sync whose turns go side by side',
    text: sync(`all: { each: { expr: '[1]' }, as: n, parallel: 2, steps: { x: { map: {} } } }\n${CALL}`),
    code: 'flow.not_in_sync',
    at: [8, 40],
    says: 'parallel',
  },
  {
    what: 'ways of a sync that go side by side',
    text: sync(`all: { parallel: { a: { steps: { x: { map: {} } } } } }\n${CALL}`),
    code: 'flow.not_in_sync',
    at: [8, 10],
    says: 'parallel',
  },
  {
    what: 'a sync with a key of once',
    text: sync(CALL).replace('sync:', "once: { expr: 'record.id' }\nsync:"),
    code: 'flow.not_in_sync',
    at: [6, 1],
    says: 'once',
  },
  {
    what: 'an intent, which a sync finds by itself',
    text: sync('put: { call: shop.order.update, with: { id: x }, intent: y }'),
    code: 'flow.not_in_sync',
    at: [8, 52],
    says: 'intent',
  },
  {
    what: 'a write that a sync is to undo',
    text: sync(CALL.replace(' }', ' }, onError: compensate')),
    code: 'flow.not_in_sync',
    at: [8, 61],
    says: 'compensate',
  },
  {
    what: 'a time limit of a write of a sync',
    text: sync(CALL.replace(' }', ' }, timeout: PT1M')),
    code: 'flow.not_in_sync',
    at: [8, 52],
    says: 'timeout',
  },
  {
    what: 'a condition of a sync that reads what is not there',
    text: sync(CALL, '{ from: shop.order, when: recrd.x }'),
    code: 'flow.unknown_name',
    at: [6, 33],
    says: 'record',
  },
  {
    what: 'a sync that writes twice',
    text: sync(`${CALL.replace('put', 'first')}\n${CALL}`),
    code: 'flow.sync_call',
    at: [9, 3],
  },
  {
    what: 'a sync that writes nothing',
    text: sync('left: { stop: skipped, reason: x }'),
    code: 'flow.sync_call',
    at: [8, 3],
  },
  {
    what: 'a sync whose call is not its last step',
    text: sync(`${CALL}\nleft: { stop: skipped, reason: x }`),
    code: 'flow.sync_call',
    at: [9, 3],
  },
  {
    what: 'a sync from an entity that does not list its changes',
    text: sync(CALL, '{ from: shop.parcel }'),
    code: 'flow.not_offered',
    at: [6, 15],
    says: 'changes',
  },
  {
    what: 'the time in a sync, which would change each record with each pass',
    text: sync('put: { call: shop.order.update, with: { id: { expr: now } } }'),
    code: 'flow.unknown_name',
    at: [8, 55],
    says: 'now',
  },
];
