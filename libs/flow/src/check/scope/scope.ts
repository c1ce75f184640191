import { UNKNOWN, type Type } from '../../types/type.ts';

/** Names that an expression may read at one place of a flow, with what is known of them. */
export interface Scope {
  /** Types by root name: `record`, `event`, `steps`, the variable of an `each`. That of `steps` follows from `steps`. */
  names: ReadonlyMap<string, Type>;
  /** Outputs of the steps that stand before this place. */
  steps: ReadonlyMap<string, Type>;
  /** Steps that stand further down; only to say so. */
  later: ReadonlySet<string>;
  /** Steps that may have given nothing, or a field less; what decides about this place may know better. */
  unsure: ReadonlyMap<string, Doubt>;
  /** Steps that go at the same time, on other ways or around this place; empty where nothing does. */
  beside: ReadonlySet<string>;
}

/**
 * What a step perhaps did not give: all, because of a key of its own; its `output`, because it went a way (null where it went none) that
 * gives none.
 */
export type Doubt = { lacks: 'all'; key: string } | { lacks: 'output'; way: string | null };

const NO_STEPS: ReadonlyMap<string, Type> = new Map();
const NONE: ReadonlySet<string> = new Set();
const ALL_SURE: ReadonlyMap<string, Doubt> = new Map();

/** What can be read where no steps are seen. */
export function scopeOf(names: Record<string, Type>): Scope {
  return { names: new Map(Object.entries(names)), steps: NO_STEPS, later: NONE, unsure: ALL_SURE, beside: NONE };
}

/** The same place with further names, which hide others of the same name. */
export function withNames(scope: Scope, names: Record<string, Type>): Scope {
  return { ...scope, names: new Map([...scope.names, ...Object.entries(names)]) };
}

/** The same place on a way beside which these steps go. */
export function besideSteps(scope: Scope, ids: readonly string[]): Scope {
  return { ...scope, beside: new Set([...scope.beside, ...ids]) };
}

/** The same place where a condition, a loop or `onError` decides that it is reached, or bears that it fails. */
export function decided(scope: Scope): Scope {
  return { ...scope, unsure: ALL_SURE };
}

/** The types by name as an expression sees them. A step that is not there was said to be unknown already. */
export function typesIn({ names, steps }: Scope): ReadonlyMap<string, Type> {
  if (!names.has('steps')) return names;
  return new Map([...names, ['steps', { kind: 'map', fields: steps, required: [], rest: UNKNOWN }]]);
}
