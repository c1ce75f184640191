import { BOOLEAN, listOf, membersOf, union, UNKNOWN, type Type, type TypeKind } from '../../types/type.ts';

const NUMBERS: ReadonlySet<TypeKind> = new Set(['int', 'number', 'uint']);
/** Kinds of which two values of the same kind can be put in order. */
const ORDERED: ReadonlySet<TypeKind> = new Set(['text', 'boolean', 'timestamp', 'duration']);
const ADDED: ReadonlySet<TypeKind> = new Set(['text', 'int', 'number', 'uint', 'bytes', 'duration']);
const SUBTRACTED: ReadonlySet<TypeKind> = new Set(['int', 'number', 'uint', 'duration']);
const MULTIPLIED: ReadonlySet<TypeKind> = new Set(['int', 'number', 'uint']);
const REMAINDER: ReadonlySet<TypeKind> = new Set(['int', 'uint']);

type Operator = (left: Type, right: Type) => Type | undefined;

/** Of two values of one kind, as far as the kind is listed. An amount and an amount are a text, no amount. */
const same =
  (kinds: ReadonlySet<TypeKind>): Operator =>
  (left, right) =>
    left.kind === right.kind && kinds.has(left.kind) ? bare(left) : undefined;

function bare(type: Type): Type {
  return type.kind === 'text' ? { kind: 'text' } : type;
}

const order: Operator = (left, right) => {
  const numbers = NUMBERS.has(left.kind) && NUMBERS.has(right.kind);
  return numbers || (left.kind === right.kind && ORDERED.has(left.kind)) ? BOOLEAN : undefined;
};

const plus: Operator = (left, right) => {
  if (left.kind === 'list' && right.kind === 'list') return listOf(union(left.items, right.items));
  if (left.kind === 'timestamp' && right.kind === 'duration') return left;
  return left.kind === 'duration' && right.kind === 'timestamp' ? right : same(ADDED)(left, right);
};

const minus: Operator = (left, right) => {
  if (left.kind === 'timestamp' && right.kind === 'timestamp') return { kind: 'duration' };
  return left.kind === 'timestamp' && right.kind === 'duration' ? left : same(SUBTRACTED)(left, right);
};

/** What each operator gives for two values; `undefined` where it fails. Those of logic and equality are not here. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': plus,
  '-': minus,
  '*': same(MULTIPLIED),
  '/': same(MULTIPLIED),
  '%': same(REMAINDER),
  '<': order,
  '<=': order,
  '>': order,
  '>=': order,
  in: (_left, right) => (right.kind === 'list' || right.kind === 'map' ? BOOLEAN : undefined),
};

/** What an operator gives; `undefined` where it fails for whatever values of these types. */
export function operated(operator: string, left: Type, right: Type): Type | undefined {
  const operate = OPERATORS[operator];
  if (!operate || left.kind === 'unknown' || right.kind === 'unknown') return guess(operator);
  const results = membersOf(left).flatMap((one) =>
    membersOf(right).flatMap((other) =>
      one.kind === 'unknown' || other.kind === 'unknown' ? UNKNOWN : (operate(one, other) ?? []),
    ),
  );
  return results.length > 0 ? union(...results) : undefined;
}

/** Comparisons give yes or no, whatever is compared. */
function guess(operator: string): Type {
  return OPERATORS[operator] === order || operator === 'in' ? BOOLEAN : UNKNOWN;
}
