import { flowWith } from './checked-shop.ts';
import { trigger, STEP, type RefusedFlow } from './refused-flow.ts';

/** A flow with this key of its own in line 8. */
const flowEnding = (text: string) => `${flowWith(STEP)}${text}\n`;
const misread = (what: string, text: string, at: RefusedFlow['at'], says: string): RefusedFlow => ({
  what: `an unknown name in ${what}`,
  text,
  code: 'flow.unknown_name',
  at,
  says,
});

/** Expressions outside of steps that read what is not there. */
export const SENSELESS_EXPRESSIONS: RefusedFlow[] = [
  misread('the cases', flowEnding('case: { expr: recrd.id }'), [8, 15], 'record'),
  misread('the output', flowEnding('output: { id: { expr: recrd.id } }'), [8, 23], 'record'),
  misread('the key of a queue', flowEnding('concurrency: { perKey: { expr: evnt.key } }'), [8, 32], 'event'),
  misread('the condition of a trigger', trigger('won: { entity: shop.order, when: recrd.x }'), [5, 36], 'record'),
  {
    what: 'more expressions than anybody reads',
    text: flowWith(
      `a: { map: { ${Array.from({ length: 500 }, (_, i) => `v${i}: { expr: '[1, 2, 3, 4, 5, 6, 7, 8, 9]' }`).join(', ')} } }`,
    ),
    code: 'flow.file_too_large',
    at: [7, 18719],
    says: '000',
  },
];
