import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { ownSchemas, type HttpRequest } from '@belegfluss/sdk';

type Schema = NonNullable<HttpRequest['schema']>;

const ajv = new Ajv({ ...ownSchemas, logger: false });
ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/);
ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/);

/** Schemas are constants of connectors: compiled once, forgotten with them. */
const compiled = new WeakMap<Schema, ValidateFunction>();

/** Where and how an answer differs from its schema; `undefined` where it fits. Holds no value of the answer. */
export function shapeMismatch(schema: Schema, answer: unknown): { path: string; keyword: string } | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(answer)) return undefined;
  const [first]: (ErrorObject | undefined)[] = validate.errors ?? [];
  return { path: pathOf(first), keyword: first?.keyword ?? 'unknown' };
}

function pathOf(error: ErrorObject | undefined): string {
  const missing: unknown = error?.params?.['missingProperty'];
  const base = error?.instancePath ?? '';
  return typeof missing === 'string' ? `${base}/${missing}` : base || '/';
}
