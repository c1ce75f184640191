import { listedFunction, LISTED_FUNCTIONS, NAMESPACES } from '../expression/functions/listed-functions.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { parseExpression } from '../expression/expression.ts';
import { within } from '../expression/typing/access.ts';
import type { TypeScope } from '../expression/typing/infer.ts';
import { FUNCTIONS, METHODS, type Signature } from '../expression/typing/signatures.ts';
import { clashInside } from '../types/clash.ts';
import { saidType } from '../types/said-type.ts';
import { itemType, membersOf, UNKNOWN, type Type } from '../types/type.ts';
import type { ExpressionOffer } from './expression-offers.ts';
import type { WrittenBefore } from './split-before.ts';

const NAME = /^[A-Za-z_]\w*$/;
const SPACE = { de: 'Funktionen', en: 'functions' };

/** The names with which something begins: what can be read here, then functions and their families. */
export function namesToBegin({ loops }: WrittenBefore, names: TypeScope): ExpressionOffer[] {
  const read = [...withLoops(names, loops)].map(([name, type]) => offer('name', name, type));
  const spaces = [...NAMESPACES].filter((name) => !names.has(name));
  return [
    ...read,
    ...spaces.map((name): ExpressionOffer => ({ name, kind: 'function', about: SPACE })),
    ...functions(FUNCTIONS).filter(({ name }) => NAME.test(name)),
  ];
}

/** What may stand behind a dot: the fields that a value has, and the functions that take it. */
export function membersBehind({ holder, loops }: WrittenBefore, names: TypeScope): ExpressionOffer[] {
  if (NAMESPACES.has(holder) && !names.has(holder)) {
    const family = LISTED_FUNCTIONS.filter(({ name }) => name.startsWith(`${holder}.`));
    return family.map(({ name, about }) => ({ name: name.slice(holder.length + 1), kind: 'function', about }));
  }
  const type = within(typeOf(holder, withLoops(names, loops)));
  if (type.kind === 'unknown') return [];
  const fields = new Map(membersOf(type).flatMap((each) => (each.kind === 'map' ? [...each.fields] : [])));
  const taking = [...METHODS].filter(([, { takes }]) => !clashInside(type, takes[0] ?? UNKNOWN));
  return [
    ...[...fields].filter(([name]) => NAME.test(name)).map(([name, field]) => offer('field', name, field)),
    ...functions(taking),
  ];
}

/** The same names with the variables of loops. */
function withLoops(names: TypeScope, loops: WrittenBefore['loops']): TypeScope {
  return loops.reduce(
    (known, { variable, list }) => new Map([...known, [variable, itemType(within(typeOf(list, known)))]]),
    names,
  );
}

/** Nothing is known of a path that a word of CEL itself stands in. */
function typeOf(path: string, names: TypeScope): Type {
  try {
    return parseExpression(path).infer(names).type;
  } catch (error) {
    if (error instanceof ExpressionError) return UNKNOWN;
    throw error;
  }
}

function offer(kind: 'name' | 'field', name: string, type: Type): ExpressionOffer {
  return { name, kind, about: saidType(type) };
}

function functions(signatures: Iterable<[string, Signature]>): ExpressionOffer[] {
  return [...signatures].map(([name, { gives }]) => ({
    name,
    kind: 'function',
    about: listedFunction(name)?.about ?? saidType(gives),
  }));
}
