import { UNKNOWN, type Type } from '../types/type.ts';

/** Names that an expression may read at one place of a flow, with what is known of them. */
export interface Scope {
  /** Types by root name: `record`, `event`, `steps`, the variable of an `each`. That of `steps` follows from `steps`. */
  names: ReadonlyMap<string, Type>;
  /** Outputs of the steps that stand before this place. */
  steps: ReadonlyMap<string, Type>;
  /** Steps that stand further down; only to say so. */
  later: ReadonlySet<string>;
}

const NO_STEPS: ReadonlyMap<string, Type> = new Map();

/** What can be read where no steps are seen. */
export function scopeOf(names: Record<string, Type>): Scope {
  return { names: new Map(Object.entries(names)), steps: NO_STEPS, later: new Set() };
}

/** The same place with further names, which hide others of the same name. */
export function withNames(scope: Scope, names: Record<string, Type>): Scope {
  return { ...scope, names: new Map([...scope.names, ...Object.entries(names)]) };
}

/** The types by name as an expression sees them. A step that is not there was said to be unknown already. */
export function typesIn({ names, steps }: Scope): ReadonlyMap<string, Type> {
  if (!names.has('steps')) return names;
  return new Map([...names, ['steps', { kind: 'map', fields: steps, required: [], rest: UNKNOWN }]]);
}
