import type { Language } from '../i18n/language.ts';

/** The part of JSON Schema (draft-07) in which the server describes flow files. */
export interface JsonSchema {
  $ref?: string;
  description?: string;
  definitions?: Record<string, JsonSchema>;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  /** One text for each of `enum`. */
  markdownEnumDescriptions?: string[];
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  items?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  not?: JsonSchema;
}

/** Keys and indexes that lead to a value. */
export type Path = (string | number)[];

/** A key or a value that the schema allows, with what it means in both languages. */
export interface Offer {
  name: string;
  description: string;
  /** Whether a map stands below the key. */
  holdsMap: boolean;
  /** Whether the map is wrong without the key. */
  isNeeded: boolean;
}

/** References to references end here; a schema that refers to itself would never. */
const MAX_REFERENCES = 8;

/** The schemas that the value at `path` has to fit, given what the file says so far; conditions of the schema are decided by it. */
function schemasAt(root: JsonSchema, value: unknown, path: Path): JsonSchema[] {
  let schemas = applicable(root, root, value);
  let current = value;
  for (const part of path) {
    const next = memberOf(current, part);
    schemas = schemas.flatMap((schema) => childrenOf(schema, part)).flatMap((child) => applicable(root, child, next));
    current = next;
  }
  return schemas;
}

/** The keys that may stand in the map at `path`, first those without which it is wrong. */
export function keysAt(root: JsonSchema, value: unknown, path: Path): Offer[] {
  const offers = new Map<string, Offer>();
  const schemas = schemasAt(root, value, path);
  const needed = new Set(schemas.flatMap(({ required = [] }) => required));
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const parts = applicable(root, property, undefined);
      const description = parts.find((part) => part.description)?.description ?? '';
      const holdsMap = parts.some((part) => part.type === 'object');
      if (!offers.get(name)?.description) offers.set(name, { name, description, holdsMap, isNeeded: needed.has(name) });
    }
  }
  return [...offers.values()].toSorted((one, other) => Number(other.isNeeded) - Number(one.isNeeded));
}

/** The values that the schema names for `path`. */
export function valuesAt(root: JsonSchema, value: unknown, path: Path): Offer[] {
  const found = schemasAt(root, value, path).flatMap((schema): Offer[] => {
    if (schema.enum) return schema.enum.map((one, index) => offer(one, schema.markdownEnumDescriptions?.[index]));
    if (schema.const !== undefined) return [offer(schema.const)];
    return schema.type === 'boolean' ? [offer(true), offer(false)] : [];
  });
  return [...new Map(found.map((one) => [one.name, one])).values()];
}

function offer(value: unknown, description = ''): Offer {
  return { name: String(value), description, holdsMap: false, isNeeded: false };
}

/** What the key or value at `path` means, in both languages; empty where the schema says nothing. */
export function meaningAt(root: JsonSchema, value: unknown, path: Path): string {
  return schemasAt(root, value, path).find(({ description }) => description)?.description ?? '';
}

/** What the system calls the action or the entity that a step of this kind uses, in both languages; empty where the schema does not know it. */
export function titleOfUse(root: JsonSchema, kind: string, use: string): string {
  const flow = { steps: { step: { [kind]: use } } };
  return valuesAt(root, flow, ['steps', 'step', kind]).find(({ name }) => name === use)?.description ?? '';
}

/** The half of a text of the schema that is spoken: German stands first, and English after an empty line. */
export function spoken(text: string, language: Language): string {
  const [german = '', english = german] = text.split('\n\n');
  return language === 'en' ? english : german;
}

/** The kinds of a part of the language (`step`, `trigger`): its definitions are named `<part>.<kind>`. */
export function kindsOf(root: JsonSchema, part: 'step' | 'trigger'): string[] {
  return Object.keys(root.definitions ?? {})
    .filter((name) => name.startsWith(`${part}.`))
    .map((name) => name.slice(part.length + 1));
}

/** A schema with the parts that hold for this value, each free of references and conditions. */
function applicable(root: JsonSchema, schema: JsonSchema, value: unknown, references = 0): JsonSchema[] {
  const deeper = (part: JsonSchema) => applicable(root, part, value, references);
  const referred = schema.$ref === undefined ? undefined : definitionOf(root, schema.$ref);
  const chosen = schema.if && (fits(schema.if, value) ? schema.then : schema.else);
  return [
    schema,
    ...(referred && references < MAX_REFERENCES ? applicable(root, referred, value, references + 1) : []),
    ...(chosen ? deeper(chosen) : []),
    ...(schema.allOf ?? []).flatMap(deeper),
    ...(schema.anyOf ?? []).flatMap(deeper),
  ];
}

function definitionOf(root: JsonSchema, reference: string): JsonSchema | undefined {
  return root.definitions?.[reference.replace('#/definitions/', '')];
}

function childrenOf(schema: JsonSchema, part: string | number): JsonSchema[] {
  if (typeof part === 'number') return schema.items ? [schema.items] : [];
  const own = schema.properties?.[part];
  if (own) return [own];
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(part));
  if (patterns.length > 0) return patterns.map(([, child]) => child);
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

/** Whether a value meets a condition, by the words in which the flow schema writes conditions. */
function fits(condition: JsonSchema, value: unknown): boolean {
  if (condition.type === 'object' && !isRecord(value)) return false;
  if (condition.const !== undefined && condition.const !== value) return false;
  if (condition.required?.some((key) => !isRecord(value) || !(key in value))) return false;
  if (condition.not && fits(condition.not, value)) return false;
  if (condition.anyOf && !condition.anyOf.some((part) => fits(part, value))) return false;
  if (condition.allOf && !condition.allOf.every((part) => fits(part, value))) return false;
  return Object.entries(condition.properties ?? {}).every(
    ([key, part]) => !isRecord(value) || !(key in value) || fits(part, value[key]),
  );
}

function memberOf(value: unknown, part: string | number): unknown {
  if (Array.isArray(value)) return value[Number(part)];
  return isRecord(value) ? value[part] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
