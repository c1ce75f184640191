import type { Text } from '@belegfluss/sdk';
import type { ASTNode } from '@marcbachmann/cel-js';
import { pathOf } from '../syntax.ts';
import { membersOf, type Type, type TypeKind } from '../../types/type.ts';

/** What to write instead, where a slip tells it. */
export interface Hint {
  hint?: Text;
}

const NUMBERS: ReadonlySet<TypeKind> = new Set(['int', 'number', 'uint']);
/** How other languages ask how long a list or a text is. */
const SIZES: ReadonlySet<string> = new Set(['length', 'size', 'count', 'len']);

/** `record.lines.length`. */
export function sizeMeant(name: string | undefined, object: ASTNode): Hint {
  const path = pathOf(object)?.join('.');
  return name !== undefined && SIZES.has(name) && path !== undefined ? write(`size(${path})`) : {};
}

/** A text and a number that shall stand behind each other. */
export function joinMeant(operator: string, one: Type, other: Type): Hint {
  const isJoined = operator === '+' && ((isPlainText(one) && isNumber(other)) || (isNumber(one) && isPlainText(other)));
  return isJoined ? { hint: JOIN } : {};
}

/** A number that is compared with a text, where it stands in the expression itself. */
export function quotesMeant(...sides: [[ASTNode, Type], [ASTNode, Type]]): Hint {
  const [[one, first], [other, second]] = sides;
  if (isText(first) && isNumber(second)) return quoted(other);
  return isNumber(first) && isText(second) ? quoted(one) : {};
}

function quoted({ op, args }: ASTNode): Hint {
  return op === 'value' && (typeof args === 'bigint' || typeof args === 'number') ? write(`"${String(args)}"`) : {};
}

function isText(type: Type): boolean {
  return membersOf(type).every(({ kind }) => kind === 'text');
}

/** Amounts are added up. */
function isPlainText(type: Type): boolean {
  return membersOf(type).every((each) => each.kind === 'text' && each.form === undefined);
}

function isNumber(type: Type): boolean {
  return membersOf(type).every(({ kind }) => NUMBERS.has(kind));
}

const JOIN: Text = {
  de: 'Eine Zahl wird mit string(…) zum Text: "A-" + string(record.number).',
  en: 'string(…) makes a text of a number: "A-" + string(record.number).',
};

function write(text: string): Hint {
  return { hint: { de: `Schreiben Sie ${text}.`, en: `Write ${text}.` } };
}
