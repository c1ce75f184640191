import { step, type RefusedFlow } from './refused-flow.ts';

const TEXT = '{ de: x, en: x }';
const question = (option: string, field: string) =>
  step(
    `q: { ask: boss, title: ${TEXT}, within: P1D, options: { ${option}: { label: ${TEXT}, consequence: ${TEXT}, fields: { ${field}: { label: ${TEXT}, type: text } } } } }`,
  );

/** Questions whose answers nobody could name, and waits for several things. */
export const SENSELESS_QUESTIONS: RefusedFlow[] = [
  {
    what: 'an option of a name that no expression could say',
    text: question('Yes-please', 'why'),
    code: 'flow.bad_id',
    at: [7, 68],
    says: 'Yes-please',
  },
  {
    what: 'a field of a name that no expression could say',
    text: question('yes_please', 'Why'),
    code: 'flow.bad_id',
    at: [7, 148],
    says: 'Why',
  },
  {
    what: 'a wait for a record and for an event of a flow',
    text: step('a: { wait: event, entity: shop.order, emitted: paid, key: x, within: P1D }'),
    code: 'flow.wait_event',
    at: [7, 3],
  },
];
