import type { Diagnostic } from '@belegfluss/sdk';
import type { Catalog } from './catalog.ts';
import { ExpressionError, parseExpression, type Expression, type Read } from '../expression/expression.ts';
import type { Value } from '../language/plan.ts';
import { nearestName } from '../report/nearest-name.ts';
import { report, type FlowCode } from '../report/report.ts';
import { MAX_FINDINGS, type YamlSource } from '../source/source.ts';

export type Path = (string | number)[];

/** Names that an expression may read at one place of a flow. */
export interface Scope {
  /** Root names: `record`, `event`, `steps`, the variable of an `each`. */
  names: string[];
  /** Steps that stand before this place. */
  steps: string[];
  /** Steps that stand further down; only to say so. */
  later: string[];
}

/** An event that a flow emits or hears, and where it says so. */
export interface EventMention {
  name: string;
  way: 'emitted' | 'heard';
  line: number;
  column: number;
}

const NEVER: Expression = { source: '', reads: [], evaluate: () => undefined };

/** One pass over one file: collects findings, turns fields into values. */
export class CheckContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly events: EventMention[] = [];
  readonly source: YamlSource;
  readonly catalog: Catalog;

  constructor(source: YamlSource, catalog: Catalog) {
    this.source = source;
    this.catalog = catalog;
  }

  /** What is found from here on is not kept; names need not be compared for it. */
  get isFull(): boolean {
    return this.diagnostics.length >= MAX_FINDINGS;
  }

  add(
    code: FlowCode,
    path: Path,
    facts: Record<string, unknown> = {},
    part: 'key' | 'value' = 'value',
    offset?: number,
  ): void {
    if (this.isFull) return;
    const place = this.source.at(path, part, offset);
    this.diagnostics.push(report(code, { file: this.source.file, ...place, path: path.join('.'), facts }));
  }

  mention(name: string, way: EventMention['way'], path: Path): void {
    this.events.push({ name, way, ...this.source.at(path) });
  }

  /** Says that `name` is unknown, with the nearest of the known ones. */
  unknown(code: FlowCode, path: Path, name: string, known: Iterable<string>, part: 'key' | 'value' = 'value'): void {
    if (!this.isFull) this.add(code, path, { name, key: name, nearest: nearestName(name, known) }, part);
  }

  expression(text: string, path: Path, scope: Scope): Expression {
    try {
      const parsed = parseExpression(text);
      for (const read of parsed.reads) this.#checkRead(read, path, scope);
      return parsed;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const code = error.code === 'expression.refused' ? 'expression.refused' : 'expression.syntax';
      this.add(code, path, { detail: error.message }, 'value', error.offset);
      return NEVER;
    }
  }

  #checkRead({ names: [root = '', step], offset }: Read, path: Path, scope: Scope): void {
    if (this.isFull) return;
    if (!scope.names.includes(root)) {
      this.add('flow.unknown_name', path, { name: root, nearest: nearestName(root, scope.names) }, 'value', offset);
    } else if (root === 'steps' && step !== undefined && !scope.steps.includes(step)) {
      const later = scope.later.includes(step);
      this.add(
        'flow.unknown_step',
        path,
        { name: step, later, nearest: nearestName(step, scope.steps) },
        'value',
        offset,
      );
    }
  }

  /** A literal, `{ expr }`, or a structure of both. */
  value(raw: unknown, path: Path, scope: Scope): Value {
    if (Array.isArray(raw)) {
      return { kind: 'list', items: raw.map((item, index) => this.value(item, [...path, index], scope)) };
    }
    if (raw && typeof raw === 'object') {
      const keys = Object.keys(raw);
      const expr = (raw as { expr?: unknown }).expr;
      if (keys.length === 1 && typeof expr === 'string') {
        return { kind: 'expression', expression: this.expression(expr, [...path, 'expr'], scope) };
      }
      const entries = Object.entries(raw).map(([key, item]): [string, Value] => [
        key,
        this.value(item, [...path, key], scope),
      ]);
      return { kind: 'map', entries };
    }
    return { kind: 'literal', value: raw };
  }
}
