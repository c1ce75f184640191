import { Environment, EvaluationError, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import { businessDay } from './business-day.ts';

/** An expression of a flow, parsed once. It reads its inputs and nothing else. */
export interface Expression {
  source: string;
  /** Names that the expression reads from outside, with the path behind each: `steps.company.name` → ['steps', 'company', 'name']. */
  reads: string[][];
  /** Throws ExpressionError when a field is missing or types do not fit. */
  evaluate(scope: Record<string, unknown>): unknown;
}

/** Why an expression was refused or failed; `offset` counts characters from its start. */
export class ExpressionError extends Error {
  readonly code: 'expression.syntax' | 'expression.refused' | 'expression.failed';
  readonly offset: number;
  constructor(code: ExpressionError['code'], message: string, offset: number) {
    super(message);
    this.name = 'ExpressionError';
    this.code = code;
    this.offset = offset;
  }
}

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
  limits: { maxAstNodes: 500, maxDepth: 30 },
});

environment.registerFunction('day(string): string', (instant: string) => businessDay(instant));

/** Patterns run on the native regular expressions of the language and can block a process for seconds. */
const REFUSED_CALLS = new Set(['matches']);
const MACROS = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

/** Parses CEL. Throws ExpressionError with the place of the fault. */
export function parseExpression(source: string): Expression {
  const parsed = parse(source);
  const reads: string[][] = [];
  collect(parsed.ast, new Set(), reads);
  return {
    source,
    reads,
    evaluate: (scope) => {
      try {
        return plain(parsed(scope));
      } catch (error) {
        const offset = error instanceof EvaluationError ? (error.range?.start ?? 0) : 0;
        throw new ExpressionError('expression.failed', summary(error), offset);
      }
    },
  };
}

function parse(source: string) {
  try {
    return environment.parse(source);
  } catch (error) {
    const offset = error instanceof ParseError ? (error.range?.start ?? 0) : 0;
    throw new ExpressionError('expression.syntax', summary(error), offset);
  }
}

function summary(error: unknown): string {
  const { summary: text, message } = error as { summary?: string; message: string };
  return text ?? message.split('\n')[0] ?? message;
}

/** Integers come back as BigInt; values leave this room as JSON. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), plain(item)]));
  if (value && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}

function collect(node: ASTNode, bound: Set<string>, reads: string[][]): void {
  const chain = pathOf(node);
  if (chain) {
    if (!bound.has(chain[0] ?? '')) reads.push(chain);
    return;
  }
  if (node.op === 'rcall' || node.op === 'call') {
    const name = node.args[0];
    if (REFUSED_CALLS.has(name)) {
      throw new ExpressionError('expression.refused', `the function ${name} is not offered`, node.start);
    }
    const args = node.op === 'rcall' ? node.args[2] : node.args[1];
    if (node.op === 'rcall') collect(node.args[1], bound, reads);
    const variable = MACROS.has(name) ? args[0] : undefined;
    const inner = variable?.op === 'id' ? new Set([...bound, variable.args]) : bound;
    for (const argument of variable?.op === 'id' ? args.slice(1) : args) collect(argument, inner, reads);
    return;
  }
  for (const child of childrenOf(node.args)) collect(child, bound, reads);
}

/** `a.b.?c` as a path of names; `undefined` for anything else. */
function pathOf(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.' && node.op !== '.?') return undefined;
  const [object, name] = node.args;
  const head = pathOf(object);
  return head && typeof name === 'string' ? [...head, name] : undefined;
}

function childrenOf(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(childrenOf);
  return value && typeof value === 'object' && 'op' in value ? [value as ASTNode] : [];
}
