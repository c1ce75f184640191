import { Type } from 'typebox';

/** Names of flows, steps and events: a reference in an expression can never be a subtraction. */
export const ID_PATTERN = '^[a-z][a-z0-9_]*$';
/** Codes of reasons, by which people look for runs: names with points between them. */
export const REASON_PATTERN = '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$';
export const Id = Type.String({ pattern: ID_PATTERN, examples: ['won_deal', 'step_2'] });
/** A role; which there are is judged by itself. */
export const Role = Type.String({ examples: ['finance', 'sales'] });
/** A day of each year, as month and day. */
export const DAY_OF_YEAR_PATTERN = '^((0[1-9]|1[0-2])-(0[1-9]|1\\d|2\\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)$';
/** Entries of a map that people write and read. */
export const MAX_ENTRIES = 500;
/** `<connection>.<entity or action>`. */
export const Reference = Type.String({
  pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+$',
  examples: ['crm.deal', 'crm.deal.update'],
});
export const Bilingual = Type.Object({ de: Type.String(), en: Type.String() }, { additionalProperties: false });
/** A literal, or `{ expr: … }`, or a list or map of such values. */
export const Value = Type.Unknown();
export const Values = Type.Record(Type.String(), Value);
export const Expression = Type.Object({ expr: Type.String() }, { additionalProperties: false });
/** A map of steps; each is judged by itself against the shape of its kind. */
export const Steps = Type.Record(Type.String(), Type.Unknown(), { minProperties: 1, maxProperties: MAX_ENTRIES });
