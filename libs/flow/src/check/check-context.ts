import type { Text } from '@belegfluss/sdk';
import { clash, type Clash } from '../types/clash.ts';
import { saidType } from '../types/said-type.ts';
import {
  itemType,
  listOf,
  MAP,
  membersOf,
  mapOf,
  LIST,
  settled,
  typeOfLiteral,
  union,
  UNKNOWN,
  withoutNull,
  type Type,
} from '../types/type.ts';
import type { Catalog } from './catalog.ts';
import { typesIn, type Scope } from './scope/scope.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { parseExpression, type Expression, type Read } from '../expression/expression.ts';
import type { Value } from '../language/plan.ts';
import { nearestName } from '../report/nearest-name.ts';
import { fewNames } from '../report/words.ts';
import type { YamlSource } from '../source/source.ts';
import { celWord, expressionHint } from './shape/expression-hint.ts';
import { changedNumber } from './shape/changed-number.ts';
import { bracedExpression, meantExpression } from './shape/text-for-expression.ts';
import { Findings, type Path } from './findings.ts';
import { holdingStep } from './compile/holding-step.ts';

/** Parts of all expressions of a file. Each takes up to 10 µs; several hundred steps have fewer. */
const MAX_PARTS = 4_000;
const TOO_MANY: Text = { de: '4.000 Teile in Ausdrücken', en: '4,000 parts in expressions' };

/** An event that a flow emits or hears, and where it says so. */
export interface EventMention {
  name: string;
  way: 'emitted' | 'heard';
  line: number;
  column: number;
}

/** A flow that a step runs, with what it gives to it, and where it says so. */
export interface RunMention {
  name: string;
  given: string[];
  line: number;
  column: number;
}

/** Is told of each expression where it is checked; the scope is good for that moment alone. */
export type ExpressionWatch = (source: string, scope: Scope) => void;

/** Stands for an expression that cannot be read, which has been said already. */
export const NEVER: Expression = {
  source: '',
  reads: [],
  size: 0,
  infer: () => ({ type: UNKNOWN, faults: [] }),
  evaluate: () => undefined,
};

const WRITTEN_OUT: Text = {
  de: "Schreiben Sie hier einen solchen Wert; Ziffern, die ein Text sind, in Anführungszeichen: '0815'.",
  en: "Write such a value here; digits that are a text in quotes: '0815'.",
};

const COMPARED: Text = {
  de: 'Vergleichen Sie die Zahl: record.count > 0, decimal.compare(a, b) > 0.',
  en: 'Compare the number: record.count > 0, decimal.compare(a, b) > 0.',
};

/** A number stands where yes or no is asked. */
function isUncompared({ wanted, given }: Clash): boolean {
  const isAsked = membersOf(wanted).some(({ kind }) => kind === 'boolean');
  return isAsked && given?.kind === 'number';
}

/** One pass over one flow or its tests: collects findings, turns fields into values. */
export class CheckContext extends Findings {
  readonly events: EventMention[] = [];
  readonly runs: RunMention[] = [];
  readonly catalog: Catalog;
  readonly #watch: ExpressionWatch | undefined;
  #parts = 0;
  readonly #types = new WeakMap<Expression, Type>();

  constructor(source: YamlSource, catalog: Catalog, watch?: ExpressionWatch) {
    super(source);
    this.catalog = catalog;
    this.#watch = watch;
  }

  mention(name: string, way: EventMention['way'], path: Path): void {
    this.events.push({ name, way, ...this.source.at(path) });
  }

  mentionRun(name: string, given: string[], path: Path): void {
    this.runs.push({ name, given, ...this.source.at(path) });
  }

  /** A field that holds an expression. What it gives has to be able to be what is wanted there. */
  expression(text: string, path: Path, scope: Scope, wanted: Type = UNKNOWN): Expression {
    if (this.#parts > MAX_PARTS) return NEVER;
    this.#watch?.(text, scope);
    try {
      const parsed = parseExpression(text);
      this.#parts += parsed.size;
      if (this.#parts > MAX_PARTS) this.add('flow.file_too_large', path, { limit: TOO_MANY });
      for (const read of parsed.reads) this.#checkRead(read, path, scope);
      if (this.#checkTypes(parsed, path, scope, wanted)) this.#checkNulls(parsed.reads, path, scope);
      return parsed;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const code = error.code === 'expression.refused' ? 'expression.refused' : 'expression.syntax';
      const hint = error.hint ?? (code === 'expression.syntax' ? expressionHint(text) : undefined);
      this.add(code, path, { detail: error.said, ...(hint && { hint }) }, 'value', error.offset);
      return NEVER;
    }
  }

  /** True where nothing is wrong with the expression by itself. */
  #checkTypes(expression: Expression, path: Path, scope: Scope, wanted: Type): boolean {
    if (this.isFull) return false;
    const { type, faults } = expression.infer(typesIn(scope));
    this.#types.set(expression, settled(type));
    for (const { code, offset, ...facts } of faults) {
      const nearest = 'known' in facts && !this.isFull ? nearestName(facts.name, facts.known) : undefined;
      this.add(code, path, { ...facts, ...(nearest !== undefined && { nearest }) }, 'value', offset);
    }
    return faults.length === 0 && this.fit(type, wanted, path, 0);
  }

  /** Reports a value that can never be what is wanted where it stands; true where it may be. */
  fit(given: Type, wanted: Type, path: Path, offset?: number): boolean {
    const found = clash(given, wanted);
    if (!found) return true;
    const facts = {
      inside: found.path.join('.'),
      wanted: saidType(found.wanted),
      ...(found.given && { given: saidType(found.given) }),
      // What stands in the file itself has no place in an expression.
      ...(offset === undefined ? { hint: WRITTEN_OUT } : isUncompared(found) && { hint: COMPARED }),
    };
    this.add('flow.wrong_type', path, facts, 'value', offset);
    return false;
  }

  /** What is known of a value that was checked here, as it is when the flow runs. */
  typeOf(value: Value): Type {
    switch (value.kind) {
      case 'literal':
        return typeOfLiteral(value.value);
      case 'expression':
        return this.#types.get(value.expression) ?? UNKNOWN;
      case 'list':
        return listOf(value.items.length > 0 ? union(...value.items.map((item) => this.typeOf(item))) : UNKNOWN);
      case 'map':
        // What is null is left out.
        return mapOf(
          value.entries.flatMap(([key, item]): [string, Type][] => {
            const type = withoutNull(this.typeOf(item));
            return type ? [[key, type]] : [];
          }),
        );
    }
  }

  /** What is known of the result of an expression that was checked here. */
  resultOf(expression: Expression): Type {
    return this.#types.get(expression) ?? UNKNOWN;
  }

  #checkRead({ names: [root = '', step], offset }: Read, path: Path, scope: Scope): void {
    if (this.isFull) return;
    if (!scope.names.has(root)) {
      this.add(
        'flow.unknown_name',
        path,
        {
          name: root,
          nearest: celWord(root) ?? nearestName(root, scope.names.keys()),
          known: [...scope.names.keys()].join(', '),
        },
        'value',
        offset,
      );
    } else if (root === 'steps' && step !== undefined && !scope.steps.has(step)) {
      if (scope.beside.has(step)) {
        this.add('flow.step_beside', path, { name: step }, 'value', offset);
        return;
      }
      const later = scope.later.has(step);
      const inside = later ? undefined : holdingStep((this.source.value as { steps?: unknown }).steps, step);
      this.add(
        'flow.unknown_step',
        path,
        {
          name: step,
          later,
          ...(inside !== undefined && { inside }),
          nearest: nearestName(step, scope.steps.keys()),
          known: fewNames([...scope.steps.keys()]),
        },
        'value',
        offset,
      );
    }
  }

  /** Warns of fields of steps that may not have been given, where every run comes by. */
  #checkNulls(reads: readonly Read[], path: Path, { unsure }: Scope): void {
    for (const {
      names: [root, name = '', field],
      offset,
      isDemanded,
    } of reads) {
      const doubt = root === 'steps' && isDemanded ? unsure.get(name) : undefined;
      if (doubt?.lacks === 'all') this.add('flow.may_be_null', path, { name, field, key: doubt.key }, 'value', offset);
      if (doubt?.lacks === 'output' && field === 'output')
        this.add('flow.may_be_missing', path, { name, way: doubt.way }, 'value', offset);
    }
  }

  /** A literal, `{ expr }`, or a structure of both. */
  value(raw: unknown, path: Path, scope: Scope, wanted: Type = UNKNOWN): Value {
    if (Array.isArray(raw)) {
      const item = itemType(wanted);
      if (item.kind === 'unknown') this.fit(LIST, wanted, path);
      return { kind: 'list', items: raw.map((each, index) => this.value(each, [...path, index], scope, item)) };
    }
    if (raw && typeof raw === 'object') {
      const keys = Object.keys(raw);
      const expr = (raw as { expr?: unknown }).expr;
      if (keys.length === 1 && typeof expr === 'string') {
        return { kind: 'expression', expression: this.expression(expr, [...path, 'expr'], scope, wanted) };
      }
      this.fit(MAP, wanted, path);
      const braced = bracedExpression(raw);
      if (braced !== undefined) this.add('flow.text_not_expression', path, { meant: braced });
      const entries = Object.entries(raw).map(([key, item]): [string, Value] => [
        key,
        this.value(item, [...path, key], scope),
      ]);
      return { kind: 'map', entries };
    }
    const written = typeof raw === 'number' ? changedNumber(this.source, path, raw) : undefined;
    if (this.fit(typeOfLiteral(raw), wanted, path) && written !== undefined)
      this.add('flow.changed_number', path, { written, number: String(raw) });
    const meant = typeof raw === 'string' ? meantExpression(raw, scope.names) : undefined;
    if (meant !== undefined) this.add('flow.text_not_expression', path, { meant });
    return { kind: 'literal', value: raw };
  }
}
