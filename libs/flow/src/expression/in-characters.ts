import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { spend } from './budget.ts';
import { childrenOf } from './syntax.ts';

/** Methods of CEL that count the halves of which some characters consist, where its `size` counts characters. */
const COUNTING: ReadonlySet<string> = new Set(['substring', 'indexOf', 'lastIndexOf']);
const CALLED = /\.\s*(?:substring|indexOf|lastIndexOf)\b/;
/** Ours have this behind their names: CEL lets nobody take the place of a method that it has. */
const OURS = 'OfCharacters';
const HALVES = /[\uD800-\uDFFF]/;

/** Whether an expression calls what has to count characters. */
export function countsCharacters(source: string): boolean {
  return CALLED.test(source);
}

/** Lets the parsed expression call the methods that count characters. Changes the tree. */
export function callOurs(node: ASTNode): void {
  for (const child of childrenOf(node.args)) callOurs(child);
  if (node.op === 'rcall' && COUNTING.has(node.args[0])) node.args[0] += OURS;
}

/** What is said of such a call, by the name that the author wrote. */
export function asWritten(text: string): string {
  return text.replaceAll(OURS, '');
}

/** Offers the methods to expressions of an environment. */
export function registerCounting(environment: Environment): void {
  environment.registerFunction(`string.substring${OURS}(int): string`, (text: string, start: bigint) =>
    part(text, start, undefined),
  );
  environment.registerFunction(`string.substring${OURS}(int, int): string`, part);
  environment.registerFunction(`string.indexOf${OURS}(string): int`, (text: string, sought: string) =>
    charactersBefore(text, text.indexOf(sought)),
  );
  environment.registerFunction(`string.lastIndexOf${OURS}(string): int`, (text: string, sought: string) =>
    charactersBefore(text, text.lastIndexOf(sought)),
  );
  environment.registerFunction(
    `string.indexOf${OURS}(string, int): int`,
    (text: string, sought: string, from: bigint) => charactersBefore(text, text.indexOf(sought, unitOf(text, from))),
  );
  environment.registerFunction(
    `string.lastIndexOf${OURS}(string, int): int`,
    (text: string, sought: string, from: bigint) =>
      charactersBefore(text, text.lastIndexOf(sought, unitOf(text, from))),
  );
}

function part(text: string, start: bigint, end: bigint | undefined): string {
  if (end !== undefined && end < start) throw new Error(`the end ${end} stands before the start ${start}`);
  const first = unitOf(text, start);
  return text.slice(first, end === undefined ? undefined : unitOf(text, end));
}

/** Where in a text its character of this number begins; the end counts as well. Throws an Error where the text is shorter. */
function unitOf(text: string, character: bigint): number {
  const wanted = Number(character);
  if (wanted >= 0 && wanted <= text.length) {
    if (!HALVES.test(text)) return wanted;
    spend(wanted);
    let unit = 0;
    let passed = 0;
    for (; passed < wanted && unit < text.length; passed += 1) unit += unitsAt(text, unit);
    if (passed === wanted) return unit;
  }
  throw new Error(`the text has no place ${wanted}`);
}

/** How many characters stand before a place in a text; the place itself where it is none (-1). */
function charactersBefore(text: string, place: number): bigint {
  if (place <= 0 || !HALVES.test(text)) return BigInt(place);
  spend(place);
  let passed = 0;
  for (let unit = 0; unit < place; unit += unitsAt(text, unit)) passed += 1;
  return BigInt(passed);
}

function unitsAt(text: string, unit: number): number {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}
