import { STEP, trigger, type RefusedFlow } from './refused-flow.ts';

/** Flows that cannot be observed as they say. */
export const SENSELESS_MODES: RefusedFlow[] = [
  {
    what: 'a pilot of a flow that is carried out as a whole',
    text: trigger('won: { entity: shop.order }').replace('on:', 'pilot: { when: event.key == "1" }\non:'),
    code: 'flow.pilot_alone',
    at: [4, 1],
  },
  {
    what: 'observing a flow that others wait for',
    text: trigger('asked: { called: {} }').replace('on:', 'mode: observe\non:'),
    code: 'flow.observed_called',
    at: [6, 12],
  },
  {
    what: 'observing a sync',
    text: trigger('hand: { person: { role: admin } }')
      .replace(STEP, 'put: { call: shop.order.update, with: { id: x } }')
      .replace('on:', 'mode: observe\nsync: { from: shop.order }\non:'),
    code: 'flow.not_in_sync',
    at: [4, 1],
    says: 'mode',
  },
];
