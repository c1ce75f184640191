import type { TSchema } from 'typebox';

/** What a step went on with although nobody said it: the answer to a write that did not happen. */
export interface Assumed {
  step: string;
  use: string;
}

/** The parts of a JSON Schema that tell what an example looks like. */
interface Shape {
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  type?: string | string[];
  format?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
}

const MARK = 'assumed:';
/** Deeper than the answers of any action; a schema that contains itself ends here. */
const MAX_DEPTH = 12;
/** What a text with a pattern may be: amounts, days, codes, hashes. The first that fits is taken. */
const TEXTS = ['1.00', '1', '2026-01-01', '2026-01-01T00:00:00.000Z', 'EUR', 'DE', 'a', 'example', '0'.repeat(64)];
const FORMATS: Record<string, string> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00.000Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'example@example.com',
  uri: 'https://example.com/',
};

/** The answers that a run goes on with where nothing was really written, and where they turn up again. */
export class Assumptions {
  readonly made: Assumed[] = [];

  /** An example of what the action or entity `use` gives back, from its declared shape. */
  make(schema: TSchema, step: string, use: string): unknown {
    this.made.push({ step, use });
    return exampleOf(schema, step, 0);
  }

  /** Whether a value rests on an example: nothing can be read by it. */
  isIn(value: unknown): boolean {
    return this.made.length > 0 && JSON.stringify(value ?? null).includes(MARK);
  }
}

/** A free text says whose answer it stands for: `assumed:case.caseId`. */
function exampleOf(shape: Shape, path: string, depth: number): unknown {
  const declared = shape.const ?? shape.default ?? shape.examples?.[0] ?? shape.enum?.[0];
  if (declared !== undefined || depth > MAX_DEPTH) return declared ?? null;
  const way = shape.anyOf?.[0] ?? shape.oneOf?.[0];
  if (way) return exampleOf(way, path, depth + 1);
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => exampleOf(part, path, depth + 1)));
  switch (Array.isArray(shape.type) ? shape.type[0] : shape.type) {
    case 'string':
      return textOf(shape, path);
    case 'integer':
    case 'number':
      return shape.minimum ?? 0;
    case 'boolean':
      return true;
    case 'array':
      return shape.items ? [exampleOf(shape.items, path, depth + 1)] : [];
    case 'object':
      return Object.fromEntries(
        (shape.required ?? []).map((key) => [
          key,
          exampleOf(shape.properties?.[key] ?? {}, `${path}.${key}`, depth + 1),
        ]),
      );
    default:
      return null;
  }
}

function textOf({ format, pattern, maxLength }: Shape, path: string): string {
  const marked = MARK + path;
  if (format !== undefined && Object.hasOwn(FORMATS, format)) return FORMATS[format] ?? marked;
  if (pattern !== undefined) return TEXTS.find((text) => new RegExp(pattern).test(text)) ?? marked;
  return marked.slice(0, maxLength ?? marked.length);
}
