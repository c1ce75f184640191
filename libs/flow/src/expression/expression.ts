import { businessDay } from '@belegfluss/calendar';
import { Environment, EvaluationError, ParseError, type ASTNode, type ParseResult } from '@marcbachmann/cel-js';
import { withBudget } from './budget.ts';
import { ExpressionError } from './expression-error.ts';
import { NAMESPACES, registerFunctions } from './functions/listed-functions.ts';
import { demandOffered } from './offered.ts';
import { celWords } from './cel-words.ts';
import { asWritten, callOurs, countsCharacters, registerCounting } from './in-characters.ts';
import { childrenOf, demandsField, MACROS, pathOf, sizeOf, startOf } from './syntax.ts';
import { infer, type Judged, type TypeScope } from './typing/infer.ts';

/** A name that an expression reads from outside, with the path behind it (`steps.company.name` → three names), and where it begins. */
export interface Read {
  names: string[];
  offset: number;
  /** It is read whatever the rest comes to, and fails where the value behind the first two names is null. */
  isDemanded: boolean;
}

/** An expression of a flow, parsed once. It reads its inputs and nothing else. */
export interface Expression {
  source: string;
  reads: Read[];
  /** Names, values and operators in it. */
  size: number;
  /** What it gives for names of these types, and what in it can never work. */
  infer(names: TypeScope): Judged;
  /** The value as JSON knows it; `undefined` for an optional that is empty. Throws ExpressionError when a field is missing or types do not fit. */
  evaluate(scope: Record<string, unknown>): unknown;
}

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
  limits: { maxAstNodes: 500, maxDepth: 30 },
});

environment.registerFunction('day(string): string', (instant: string) => businessDay(instant));
registerFunctions(environment);
registerCounting(environment);

/** Longer ones are programs; the places of their faults would have to be counted for. */
const MAX_CHARACTERS = 5_000;
/** Of what CEL says about a fault, in characters. */
const MOST_SAID = 500;
const FOR_LISTS = {
  de: 'Für Listen in Listen und lange Schleifen gibt es den Schritt each.',
  en: 'For lists in lists and long loops there is the step each.',
};
/** Parts of what runs once for each item of a list. */
const MAX_IN_LOOP = 100;

/** Parses CEL. Throws ExpressionError with the place of the fault. */
export function parseExpression(source: string): Expression {
  const parsed = parse(source);
  const reads: Read[] = [];
  collect(parsed.ast, reads, { bound: new Set(), isInLoop: false, isSure: true });
  const carriedOut = countsCharacters(source) ? parse(source) : parsed;
  if (carriedOut !== parsed) callOurs(carriedOut.ast);
  return {
    source,
    reads,
    size: sizeOf(parsed.ast),
    infer: (names) => judged(parsed, names),
    evaluate: (scope) => {
      try {
        return plain(withBudget((): unknown => carriedOut(scope)));
      } catch (error) {
        const offset = error instanceof EvaluationError ? (error.range?.start ?? 0) : 0;
        throw new ExpressionError('expression.failed', celWords(summary(error)), offset);
      }
    },
  };
}

/** Types of ours where they are known; CEL itself finds what fails whatever the names stand for. */
function judged(parsed: ParseResult, names: TypeScope): Judged {
  const found = infer(parsed.ast, names);
  if (found.faults.some((fault) => fault.code !== 'flow.never_equal')) return found;
  const { valid, error } = parsed.check();
  if (valid || !error) return found;
  return {
    ...found,
    faults: [{ code: 'expression.wrong_type', offset: error.range?.start ?? 0, detail: celWords(summary(error)) }],
  };
}

function parse(source: string): ParseResult {
  if (source.length > MAX_CHARACTERS)
    throw new ExpressionError(
      'expression.syntax',
      { de: `mehr als ${MAX_CHARACTERS} Zeichen`, en: `more than ${MAX_CHARACTERS} characters` },
      0,
      { de: 'Teilen Sie ihn auf mehrere Schritte map auf.', en: 'Divide it among several steps map.' },
    );
  try {
    return environment.parse(source);
  } catch (error) {
    const offset = error instanceof ParseError ? (error.range?.start ?? 0) : 0;
    throw new ExpressionError('expression.syntax', celWords(summary(error)), offset);
  }
}

/** The first line; CEL quotes values in full, however long they are. */
function summary(error: unknown): string {
  const { summary: text, message } = error as { summary?: string; message: string };
  const said = asWritten(text ?? message);
  const line = said.slice(0, MOST_SAID + 1).split('\n')[0] ?? '';
  return line.length > MOST_SAID ? `${line.slice(0, MOST_SAID)}…` : line;
}

/** Integers come back as BigInt, absent fields as empty optionals; values leave this room as JSON or not at all. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return finite(Number(value), Number.isSafeInteger);
  if (typeof value === 'number') return finite(value, Number.isFinite);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), plain(item)]));
  if (isOptional(value)) return value.hasValue() ? plain(value.value()) : undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  throw new Error('the result is of a type that no field can hold');
}

function finite(value: number, isSound: (value: number) => boolean): number {
  if (!isSound(value)) throw new Error('the result is a number that cannot be kept exactly; use a text');
  return value;
}

function isOptional(value: object): value is { hasValue(): boolean; value(): unknown } {
  return (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === 'optional';
}

/** Where in an expression something stands. */
interface Spot {
  /** Variables of the loops around it. */
  bound: ReadonlySet<string>;
  /** It runs once for each item of a list. */
  isInLoop: boolean;
  /** It runs whatever the rest comes to. */
  isSure: boolean;
}

/** Operators of which the value, or a failure, of one side decides about the other. */
const DECIDING: ReadonlySet<string> = new Set(['&&', '||']);

/** Finds what is read and refuses what could run for minutes. */
function collect(node: ASTNode, reads: Read[], spot: Spot): void {
  const names = pathOf(node);
  const { bound } = spot;
  if (names) {
    const isDemanded = spot.isSure && demandsField(node);
    if (!bound.has(names[0] ?? '')) reads.push({ names, offset: startOf(node), isDemanded });
    return;
  }
  if (node.op !== 'rcall' && node.op !== 'call') {
    const [first, ...rest] = childrenOf(node.args);
    const unsure = { ...spot, isSure: false };
    if (first) collect(first, reads, DECIDING.has(node.op) ? unsure : spot);
    for (const child of rest) collect(child, reads, DECIDING.has(node.op) || node.op === '?:' ? unsure : spot);
    return;
  }
  const name = node.args[0];
  const args = node.op === 'rcall' ? node.args[2] : node.args[1];
  const space = node.op === 'rcall' ? spaceOf(node.args[1], bound) : undefined;
  demandOffered(node, space === undefined ? name : `${space}.${name}`, args);
  if (node.op === 'rcall' && space === undefined) collect(node.args[1], reads, spot);
  const [variable, ...rest] = args;
  if (!MACROS.has(name) || variable?.op !== 'id') {
    for (const argument of args) collect(argument, reads, name === 'has' ? { ...spot, isSure: false } : spot);
    return;
  }
  demandBounded(node, name, rest, spot);
  const inside = { bound: new Set([...bound, variable.args]), isInLoop: true, isSure: false };
  for (const argument of rest) collect(argument, reads, inside);
}

/** Lists inside lists multiply: three levels over a thousand items run for minutes. */
function demandBounded(node: ASTNode, name: string, bodies: readonly ASTNode[], { isInLoop }: Spot): void {
  if (isInLoop)
    throw new ExpressionError(
      'expression.refused',
      {
        de: `${name} in einer anderen Schleife über eine Liste gibt es nicht`,
        en: `${name} inside of another loop over a list is not offered`,
      },
      node.start,
      FOR_LISTS,
    );
  if (bodies.reduce((sum, body) => sum + sizeOf(body), 0) > MAX_IN_LOOP)
    throw new ExpressionError(
      'expression.refused',
      {
        de: `${name} tut mehr als ${MAX_IN_LOOP} Dinge mit jedem Eintrag`,
        en: `${name} does more than ${MAX_IN_LOOP} things with each item`,
      },
      node.start,
      FOR_LISTS,
    );
}

/** `decimal` in `decimal.add(…)`, where no variable of a loop has the name. */
function spaceOf(receiver: ASTNode, bound: ReadonlySet<string>): string | undefined {
  return receiver.op === 'id' && NAMESPACES.has(receiver.args) && !bound.has(receiver.args) ? receiver.args : undefined;
}
