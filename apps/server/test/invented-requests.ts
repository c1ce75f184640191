/** What the description of the interface says of a value. */
interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: unknown;
  enum?: unknown[];
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
}
interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
}
export interface Description {
  paths: Record<string, Record<string, Operation>>;
}
export interface InventedRequest {
  /** `get /api/v1/runs/{id}` */
  route: string;
  method: string;
  address: string;
  body?: string;
}

/** What hands, other programs and attackers write where something else belongs. */
const ODD_TEXTS = [
  '',
  '0',
  '-1',
  '1e309',
  '99999999999999999999',
  'null',
  'undefined',
  'NaN',
  '[]',
  '{}',
  'true',
  '\0',
  '\ud800',
  "'; drop table run; --",
  '../../etc/passwd',
  '..%2f',
  '%',
  '%ff',
  '*',
  '_',
  '$1',
  '${x}',
  '💥',
  '\u202e',
  '"',
  '2026-02-30',
  '2026-13-01T00:00:00Z',
  '2026-02-30T10:00:00Z',
  '9999-12-31T23:59:59Z',
  '0001-01-01',
  '00000000-0000-0000-0000-000000000000',
  '__proto__',
  'constructor',
  'x'.repeat(5_000),
];
const ODD_VALUES = [null, 0, -1, 1e308, true, '', [], {}, [null], { a: {} }];
const NUMBERS = [0, 1, 2, -1, 1.5, 2 ** 31, 2 ** 53, 1e20];
const DEEPEST = 6;

/**
 * Requests as a description allows them, with something odd in most. `known` are texts that name something, by the first part of the
 * path behind the version; the same `random` gives the same requests.
 */
export function inventedRequests(
  description: Description,
  known: Record<string, string[]>,
  random: () => number,
): () => InventedRequest {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = Object.values(known).flat();

  const resolved = (schema: Schema): Schema => {
    if (schema.$ref === undefined) return schema;
    const steps = schema.$ref.split('/').slice(1);
    return steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], description) as Schema;
  };

  const text = (format?: string): string => {
    if (format?.startsWith('date') && random() < 0.5)
      return '2026-05-01T10:00:00Z'.slice(0, format === 'date' ? 10 : 20);
    return random() < 0.5 ? oneOf(names) : oneOf(ODD_TEXTS);
  };

  const value = (given: Schema, depth = 0): unknown => {
    const schema = resolved(given);
    if (random() < 0.05 || depth > DEEPEST) return oneOf(ODD_VALUES);
    if ('const' in schema) return schema.const;
    if (schema.enum) return random() < 0.9 ? oneOf(schema.enum) : oneOf(ODD_TEXTS);
    const ways = schema.anyOf ?? schema.oneOf;
    if (ways) return value(oneOf(ways), depth + 1);
    if (schema.properties || schema.type === 'object') return object(schema, depth);
    if (schema.type === 'array') {
      return Array.from({ length: Math.floor(random() * 3) }, () => value(schema.items ?? {}, depth + 1));
    }
    if (schema.type === 'integer' || schema.type === 'number') return oneOf(NUMBERS);
    if (schema.type === 'boolean') return random() < 0.5;
    return text(schema.format);
  };

  const object = ({ properties = {}, additionalProperties }: Schema, depth: number): object => {
    const members = Object.entries(properties).filter(() => random() < 0.85);
    const others = typeof additionalProperties === 'object' && random() < 0.5 ? [additionalProperties] : [];
    return Object.fromEntries([
      ...members.map(([name, schema]) => [name, value(schema, depth + 1)] as const),
      ...others.map((schema) => [oneOf(ODD_TEXTS).slice(0, 50), value(schema, depth + 1)] as const),
    ]);
  };

  const written = (schema: Schema): string => {
    const invented = value(schema);
    return typeof invented === 'string' ? invented : JSON.stringify(invented);
  };

  return () => {
    const { path, method, operation } = oneOf(operations);
    const named = known[path.split('/')[3] ?? ''] ?? names;
    const query = new URLSearchParams();
    let address = path;
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'path') {
        const part = random() < 0.8 ? oneOf(named) : written(parameter.schema) || 'x';
        address = address.replace(`{${parameter.name}}`, encodeURIComponent(part.toWellFormed()));
      } else if (random() < 0.7) query.append(parameter.name, written(parameter.schema));
    }
    // No percent sign in it stands for a letter.
    if (random() < 0.01) address += '/%ED%A0%80';
    const shape = operation.requestBody?.content['application/json']?.schema;
    const body = shape && JSON.stringify(value(shape));
    return {
      route: `${method} ${path}`,
      method: method.toUpperCase(),
      address: query.size > 0 ? `${address}?${query}` : address,
      ...(body !== undefined && { body: random() < 0.02 ? body.slice(0, -1) : body }),
    };
  };
}
