import type { Entry, Shape } from '../model/shape.ts';

/** A term that an object of the model says, with the object and the place of both: `lines[2]`, `netAmount`. */
export interface SaidTerm {
  term: string;
  source: object;
  around: string;
  field: string;
}

/** The place of a term in the model: `lines[2].netAmount`. */
export function placeOf({ around, field }: Pick<SaidTerm, 'around' | 'field'>): string {
  return around === '' ? field : `${around}.${field}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Every term that an object and those inside it say. */
export function* termsSaid(shape: Shape, object: Record<string, unknown>, around = ''): Generator<SaidTerm> {
  for (const [field, entry] of shape.fields) {
    const value = object[field];
    if (value === undefined || value === '') continue;
    if (entry.kind === 'term') yield { term: entry.term, source: object, around, field };
    else yield* termsInside(shapeIn(entry), value, placeOf({ around, field }));
  }
}

function* termsInside(shape: Shape, value: unknown, place: string): Generator<SaidTerm> {
  if (!Array.isArray(value)) {
    if (isRecord(value)) yield* termsSaid(shape, value, place);
    return;
  }
  for (const [index, each] of value.entries()) if (isRecord(each)) yield* termsSaid(shape, each, `${place}[${index}]`);
}

function shapeIn(entry: Exclude<Entry, { kind: 'term' }>): Shape {
  return entry.kind === 'group' ? entry.shape() : entry.shape;
}
