import { step, type RefusedFlow } from './refused-flow.ts';

const given = 'with: { id: x }';
const undo = (call: string, input = given) => `undo: { call: ${call}, ${input} }`;
const fails = 'b: { emit: ping, key: x, onError: compensate }';

/** Calls that undo what cannot be undone, or cannot undo. */
export const SENSELESS_UNDOS: RefusedFlow[] = [
  {
    what: 'an undo that changes nothing',
    text: step(`a: { call: shop.order.update, ${given}, ${undo('shop.order.find')} }\n${fails}`),
    code: 'flow.undo_reads',
    at: [7, 64],
    says: 'shop.order.find',
  },
  {
    what: 'an undo of what changes nothing',
    text: step(`a: { call: shop.order.find, ${given}, ${undo('shop.order.update')} }\n${fails}`),
    code: 'flow.undo_of',
    at: [7, 48],
    says: 'shop.order.find',
  },
  {
    what: 'an undo of what knows our key again',
    text: step(`a: { call: shop.order.keep, ${given}, ${undo('shop.order.update')} }\n${fails}`),
    code: 'flow.undo_of',
    at: [7, 48],
    says: 'shop.order.keep',
  },
  {
    what: 'an undo without what its action needs',
    text: step(`a: { call: shop.order.update, ${given}, ${undo('shop.order.update', 'with: {}')} }\n${fails}`),
    code: 'flow.missing_input',
    at: [7, 64],
    says: 'id',
  },
  {
    what: 'an undo that looks at a later step',
    text: step(
      `a: { call: shop.order.update, ${given}, ${undo('shop.order.update', 'with: { id: { expr: steps.b.key } }')} }\n${fails}`,
    ),
    code: 'flow.unknown_step',
    at: [7, 103],
    says: 'b',
  },
];
