import { shapeWords, type Shape } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import type { Value } from '../../language/plan.ts';
import { typeOfSchema } from '../../types/schema-type.ts';
import { itemType, LIST, MAP, typeOfLiteral, withoutNull } from '../../types/type.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';

/**
 * Judges what a step gives to an action: literals by the action's schema, expressions by their types. Fields that the
 * action does not name are a mistake, whatever its schema lets pass. `at` is where a missing field is told.
 */
export function checkInput(context: CheckContext, input: TSchema, value: Value, path: Path, at: Path): void {
  new InputCheck(context).judge(input as Shape, value, path, at);
}

class InputCheck {
  readonly #context: CheckContext;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  judge(schema: Shape, value: Value, path: Path, at: Path = path): void {
    const wanted = typeOfSchema(schema as TSchema);
    switch (value.kind) {
      case 'literal':
        // Digits that were read as another number are said to be so, whatever they should be.
        if (this.#context.isFaulty(path)) return;
        if (this.#context.fit(typeOfLiteral(value.value), wanted, path)) this.#literal(schema, value.value, path);
        return;
      case 'expression': {
        const given = withoutNull(this.#context.typeOf(value));
        if (given) this.#context.fit(given, wanted, [...path, 'expr'], 0);
        return;
      }
      case 'list':
        if (itemType(wanted).kind === 'unknown') this.#context.fit(LIST, wanted, path);
        this.#list(alternative(schema, 'array'), value.items, path);
        return;
      case 'map':
        this.#context.fit(MAP, wanted, path);
        this.#map(alternative(schema, 'object'), value.entries, path, at);
    }
  }

  #map(schema: Shape | undefined, entries: [string, Value][], path: Path, at: Path): void {
    if (!schema?.properties && !schema?.patternProperties) return;
    const { properties = {}, required = [] } = schema;
    const rest = Object.values(schema.patternProperties ?? {})[0] ?? schema.additionalProperties;
    const known = Object.keys(properties);
    for (const [name, value] of entries) {
      const own = known.includes(name) ? properties[name] : undefined;
      if (own) this.judge(own, value, [...path, name]);
      else if (rest && rest !== true) this.judge(rest, value, [...path, name]);
      else if (!rest) this.#context.unknown('flow.unknown_input', [...path, name], name, known, 'key');
    }
    const given = new Set(entries.map(([name]) => name));
    for (const name of required.filter((each) => !given.has(each))) {
      this.#context.add('flow.missing_input', at, { name });
    }
  }

  #list(schema: Shape | undefined, items: Value[], path: Path): void {
    if (!schema) return;
    if (typeof schema['minItems'] === 'number' && items.length < schema['minItems'])
      this.#unfit('minItems', schema, path);
    const { items: item } = schema;
    if (item) {
      for (const [index, value] of items.entries()) this.judge(item, value, [...path, index]);
    }
  }

  /** What types do not tell of a value that stands in the file. */
  #literal(schema: Shape, value: unknown, path: Path): void {
    const broken = Object.keys(LIMITS).find((keyword) => {
      const limit = schema[keyword];
      return limit !== undefined && LIMITS[keyword]?.(value, limit as never) === false;
    });
    if (broken) this.#unfit(broken, schema, path);
    else if (schema.type === 'integer' && !Number.isInteger(value)) this.#unfit('type', schema, path);
  }

  #unfit(keyword: string, schema: Shape, path: Path): void {
    this.#context.add('flow.shape', path, { detail: shapeWords({ keyword, shape: schema }) });
  }
}

/** Keywords that bound a single value; true where it keeps within. */
const LIMITS: Record<string, (value: unknown, limit: never) => boolean> = {
  pattern: (value, limit: string) => typeof value !== 'string' || new RegExp(limit, 'u').test(value),
  minLength: (value, limit: number) => typeof value !== 'string' || value.length >= limit,
  maxLength: (value, limit: number) => typeof value !== 'string' || value.length <= limit,
  minimum: (value, limit: number) => typeof value !== 'number' || value >= limit,
  maximum: (value, limit: number) => typeof value !== 'number' || value <= limit,
};

/** The schema that a list or a map is judged by; `undefined` where several could be meant. */
function alternative(schema: Shape, type: string): Shape | undefined {
  const choices = (schema.anyOf ?? [schema]).filter((choice) => choice.type === type);
  return choices.length === 1 ? choices[0] : undefined;
}
