import { step, type RefusedFlow } from './refused-flow.ts';

const upsert = (by: string, given: string, entity = 'shop.customer') =>
  step(`a: { upsert: ${entity}, by: ${by}, with: { ${given} } }`);

/** Upserts that name no record, or what its entity does not have. */
export const SENSELESS_UPSERTS: RefusedFlow[] = [
  {
    what: 'an upsert of records that flows do not make',
    text: upsert('number', 'number: x', 'shop.order'),
    code: 'flow.not_offered',
    at: [7, 16],
    says: 'upsert',
  },
  {
    what: 'an upsert by a field that tells no record',
    text: upsert('nmber', 'name: x, number: y'),
    code: 'flow.upsert_by',
    at: [7, 35],
    says: 'number',
  },
  {
    what: 'an upsert without the value by which the record is found',
    text: upsert('number', 'name: x'),
    code: 'flow.upsert_key',
    at: [7, 35],
    says: 'number',
  },
  {
    what: 'an upsert of a field that the record does not have',
    text: upsert('number', 'name: x, number: y, emial: z'),
    code: 'flow.unknown_input',
    at: [7, 71],
    says: 'email',
  },
  {
    what: 'an upsert without a field that a new record needs',
    text: upsert('number', 'number: y'),
    code: 'flow.missing_input',
    at: [7, 16],
    says: 'name',
  },
  {
    what: 'an upsert with an amount that is a number',
    text: upsert('number', 'name: x, number: y, limit: 12.5'),
    code: 'flow.wrong_type',
    at: [7, 78],
  },
  {
    what: 'an upsert by the time, which finds nothing again',
    text: upsert('number', "name: x, number: { expr: 'string(now)' }"),
    code: 'flow.unstable_key',
    at: [7, 84],
  },
  {
    what: 'a comparison with what an upsert never says',
    text: step(
      `a: { upsert: shop.customer, by: number, with: { name: x, number: y } }\nb: { map: {}, when: steps.a.dit == "x" }`,
    ),
    code: 'flow.unknown_field',
    at: [8, 31],
    says: 'did',
  },
];
