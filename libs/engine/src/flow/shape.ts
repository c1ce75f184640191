import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import type { CheckContext, Path } from './check-context.ts';
import { nearestName } from './report.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
const compiled = new WeakMap<TSchema, ValidateFunction>();

/** Judges `value` against a shape and reports each fault at its place; true when it fits. */
export function fits(context: CheckContext, shape: TSchema, value: unknown, path: Path): boolean {
  const validate = compiled.get(shape) ?? ajv.compile(shape);
  compiled.set(shape, validate);
  if (validate(value)) return true;
  for (const error of (validate.errors ?? []).filter((item) => item.keyword !== 'anyOf')) reportFault(context, shape, error, path);
  if (!validate.errors?.some((item) => item.keyword !== 'anyOf')) context.add('flow.shape', path, { detail: 'anyOf' });
  return false;
}

function reportFault(context: CheckContext, shape: TSchema, error: ErrorObject, path: Path): void {
  const inside = error.instancePath.split('/').slice(1).map(unescapePointer);
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    const known = Object.keys((shape as { properties?: object }).properties ?? {});
    context.add('flow.unknown_key', [...path, ...inside, key], { key, nearest: nearestName(key, known) }, 'key');
    return;
  }
  context.add('flow.shape', [...path, ...inside], { detail: error.message ?? error.keyword });
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
