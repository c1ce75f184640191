import type { VendorRequest } from '../gateway/vendor-face.ts';
import { isObject, objectOf, parseJson, textOf, type JsonObject } from '../json-reader.ts';
import type { LoadedSpec } from './loaded-spec.ts';
import { resolve, type FoundOperation } from './path-router.ts';

/** Judges path, query and header parameters; a query parameter that nobody declared is a breach. */
export function judgeParameters(
  spec: LoadedSpec,
  found: FoundOperation,
  request: VendorRequest,
  isExtra: (name: string) => boolean,
): string[] {
  const problems: string[] = [];
  const declared = new Set<string>();
  for (const parameter of found.parameters) {
    const name = textOf(parameter['name']) ?? '';
    if (parameter['in'] === 'query') declared.add(name);
    const values = valuesOf(parameter, name, found, request);
    if (values === undefined) continue;
    const place = `${String(parameter['in'])} ${name}`;
    if (values.length === 0) {
      if (parameter['required'] === true) problems.push(`${place}: missing`);
      continue;
    }
    const schema = resolve(spec.document, parameter['schema']);
    problems.push(...spec.schemas.check(schema, coerce(spec.document, schema, values), place));
  }
  for (const name of new Set(request.query.keys())) {
    if (!declared.has(name) && !isExtra(name)) problems.push(`query ${name}: unknown parameter`);
  }
  return problems;
}

/** Judges content type and body. */
export function judgeBody(spec: LoadedSpec, found: FoundOperation, request: VendorRequest): string[] {
  const described = resolve(spec.document, found.operation['requestBody']);
  if (Object.keys(described).length === 0) return request.body.length > 0 ? ['body: none is expected'] : [];
  if (request.body.length === 0) return described['required'] === true ? ['body: missing'] : [];
  const content = objectOf(described['content']);
  const sent = mediaType(request.headers['content-type']);
  const media = Object.entries(content).find(([type]) => mediaType(type) === sent)?.[1];
  if (!isObject(media))
    return [`content-type ${sent === '' ? '(none)' : sent}: expected ${Object.keys(content).join(', ')}`];
  if (!sent.endsWith('json')) return [];
  const body = parseJson(request.body);
  return body === undefined ? ['body: no JSON'] : spec.schemas.check(media['schema'], body, 'body');
}

/** The bare media type in lower case. */
export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function valuesOf(
  parameter: JsonObject,
  name: string,
  found: FoundOperation,
  request: VendorRequest,
): string[] | undefined {
  if (parameter['in'] === 'query') return request.query.getAll(name);
  if (parameter['in'] === 'path') return [found.pathValues[name] ?? ''];
  if (parameter['in'] !== 'header') return undefined;
  const value = request.headers[name.toLowerCase()];
  return value === undefined ? [] : [value];
}

function coerce(document: JsonObject, schema: JsonObject, values: string[]): unknown {
  if (schema['type'] !== 'array') return coerceOne(schema, values[0] ?? '');
  const items = resolve(document, schema['items']);
  return values.flatMap((value) => value.split(',')).map((value) => coerceOne(items, value));
}

function coerceOne(schema: JsonObject, value: string): unknown {
  if ((schema['type'] === 'integer' || schema['type'] === 'number') && /^-?\d+(\.\d+)?$/.test(value))
    return Number(value);
  if (schema['type'] === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
