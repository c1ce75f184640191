import { isObject, objectOf, type JsonObject } from '../json-reader.ts';

/** An operation of an OpenAPI description together with the values of its path parameters. */
export interface FoundOperation {
  operation: JsonObject;
  /** Parameters of the path and of the operation. */
  parameters: JsonObject[];
  pathValues: Record<string, string>;
}

/** Finds the operation for a method and a path; literal segments win over parameters. */
export type PathRouter = (method: string, path: string) => FoundOperation | undefined;

interface Template {
  segments: string[];
  item: JsonObject;
}

/** A router over the paths of one description. */
export function createPathRouter(document: JsonObject): PathRouter {
  const templates = Object.entries(objectOf(document['paths']))
    .filter(([path]) => !path.includes('?'))
    .map(([path, item]): Template => ({ segments: path.split('/'), item: objectOf(item) }))
    .sort((left, right) => wildcards(left) - wildcards(right));
  return (method, path) => {
    const segments = path.split('/');
    for (const template of templates) {
      const pathValues = match(template.segments, segments);
      const operation = template.item[method.toLowerCase()];
      if (pathValues === undefined || !isObject(operation)) continue;
      const declared = [template.item['parameters'], operation['parameters']].flatMap((list) =>
        Array.isArray(list) ? list : [],
      );
      return { operation, pathValues, parameters: declared.map((parameter) => resolve(document, parameter)) };
    }
    return undefined;
  };
}

/** Follows a local reference; anything else is given back as it is. */
export function resolve(document: JsonObject, value: unknown): JsonObject {
  const object = objectOf(value);
  const reference = object['$ref'];
  if (typeof reference !== 'string') return object;
  let target: unknown = document;
  for (const token of reference.slice(2).split('/'))
    target = objectOf(target)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  return resolve(document, target);
}

function wildcards(template: Template): number {
  return template.segments.filter((segment) => segment.startsWith('{')).length;
}

function match(template: string[], segments: string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) values[part.slice(1, -1)] = decodeURIComponent(segment);
    else if (part !== segment) return undefined;
  }
  return values;
}
