import type { Entry, Shape } from '../model/shape.ts';

/** A term that an object of the model says, with the object and the place of both: `lines[2]`, `netAmount`. */
export interface SaidTerm {
  term: string;
  source: object;
  around: string;
  field: string;
  /** Whether it stands in an object that only EXTENDED has: a further one of what EN 16931 has once. */
  isFurther: boolean;
}

/** The place of a term in the model: `lines[2].netAmount`. */
export function placeOf({ around, field }: Pick<SaidTerm, 'around' | 'field'>): string {
  return around === '' ? field : `${around}.${field}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Every term that an object and those inside it say. */
export function* termsSaid(
  shape: Shape,
  object: Record<string, unknown>,
  around = '',
  isFurther = false,
): Generator<SaidTerm> {
  for (const [field, entry] of shape.fields) {
    const value = object[field];
    if (value === undefined || value === '') continue;
    if (entry.kind === 'term') yield { term: entry.term, source: object, around, field, isFurther };
    else yield* termsInside(entry, value, placeOf({ around, field }), isFurther);
  }
}

type Inner = Exclude<Entry, { kind: 'term' }>;

function* termsInside(entry: Inner, value: unknown, place: string, isFurther: boolean): Generator<SaidTerm> {
  const shape = shapeIn(entry);
  const isBeyond = isFurther || (entry.kind === 'group' && entry.further === true);
  if (!Array.isArray(value)) {
    if (isRecord(value)) yield* termsSaid(shape, value, place, isBeyond);
    return;
  }
  for (const [index, each] of value.entries())
    if (isRecord(each)) yield* termsSaid(shape, each, `${place}[${index}]`, isBeyond);
}

function shapeIn(entry: Inner): Shape {
  return entry.kind === 'group' ? entry.shape() : entry.shape;
}
