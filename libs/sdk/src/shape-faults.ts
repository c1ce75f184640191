import type { TSchema } from 'typebox';
import { isIsoDate } from './schema.ts';

/** The keywords of JSON Schema by which our shapes are written. */
export interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  patternProperties?: Record<string, Shape>;
  additionalProperties?: boolean | Shape;
  items?: Shape;
  required?: string[];
  [keyword: string]: unknown;
}

/** By which keyword a value does not fit its shape, and where. */
export interface ShapeFault {
  path: (string | number)[];
  keyword: string;
  /** The part of the shape that the keyword stands in. */
  shape: Shape;
  /** The field that is missing (`required`) or that nobody knows (`additionalProperties`). */
  name?: string;
}

/** A value under judgement; `faults` collects, `path` is where the value stands. */
interface Case {
  value: unknown;
  path: (string | number)[];
  faults: ShapeFault[];
}

type Judge = (given: Case, limit: never, shape: Shape) => boolean | void;

/**
 * What keeps a value from fitting a shape; nothing where it fits. For shapes that judge a few values in the life of a process,
 * such as those of files and settings: compiling one costs more than it will ever judge. Throws for a shape with a keyword or a
 * format that nobody judges here.
 */
export function shapeFaults(shape: TSchema, value: unknown): ShapeFault[] {
  const faults: ShapeFault[] = [];
  judge(shape as Shape, { value, path: [], faults });
  return faults;
}

/** Gives fields that are missing what their shape says they are then. Changes `value` and what is in it. */
export function fillDefaults(shape: TSchema | Shape, value: unknown): void {
  const { properties = {}, items } = shape as Shape;
  if (Array.isArray(value) && items) for (const item of value) fillDefaults(items, item);
  if (!isMap(value)) return;
  for (const [name, field] of Object.entries(properties)) {
    if (value[name] === undefined && 'default' in field) value[name] = structuredClone(field['default']);
    else if (Object.hasOwn(value, name)) fillDefaults(field, value[name]);
  }
}

function judge(shape: Shape, given: Case): void {
  for (const keyword of Object.keys(shape)) {
    if (NOTES.has(keyword)) continue;
    const judged = JUDGES[keyword];
    if (!judged) throw new Error(`a shape says "${keyword}", which nobody judges`);
    if (judged(given, shape[keyword] as never, shape) === false)
      given.faults.push({ path: given.path, keyword, shape });
  }
}

/** Keywords that demand nothing. */
const NOTES = new Set(['title', 'description', 'default', 'examples']);

/** Whether a value keeps to a keyword, as all do of which it does not speak; one that judges parts of the value tells their faults itself. */
const JUDGES: Record<string, Judge> = {
  type: ({ value }, type: string) => isOfType(value, type),
  const: ({ value }, only: unknown) => value === only,
  enum: ({ value }, allowed: unknown[]) => allowed.includes(value),
  anyOf: fitsOneOf,
  allOf: (given, parts: Shape[]) => parts.forEach((part) => judge(part, given)),
  required: judgeRequired,
  properties: judgeFields,
  additionalProperties: judgeOthers,
  patternProperties: judgeNamed,
  minProperties: ({ value }, limit: number) => !isMap(value) || Object.keys(value).length >= limit,
  maxProperties: ({ value }, limit: number) => !isMap(value) || Object.keys(value).length <= limit,
  items: ({ value, path, faults }, item: Shape) => {
    if (!Array.isArray(value)) return;
    for (const [index, each] of value.entries()) judge(item, { value: each, path: [...path, index], faults });
  },
  minItems: ({ value }, limit: number) => !Array.isArray(value) || value.length >= limit,
  maxItems: ({ value }, limit: number) => !Array.isArray(value) || value.length <= limit,
  // Characters, not the halves of which some consist.
  minLength: ({ value }, limit: number) => typeof value !== 'string' || [...value].length >= limit,
  maxLength: ({ value }, limit: number) =>
    typeof value !== 'string' || value.length <= limit || [...value].length <= limit,
  pattern: ({ value }, pattern: string) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  format: ({ value }, format: string) => typeof value !== 'string' || isOfFormat(value, format),
  minimum: ({ value }, limit: number) => !isNumber(value) || value >= limit,
  maximum: ({ value }, limit: number) => !isNumber(value) || value <= limit,
};

/** Each choice says what it misses, and then that there is no other. */
function fitsOneOf({ value, path, faults }: Case, choices: Shape[]): boolean {
  const missed: ShapeFault[] = [];
  for (const choice of choices) {
    const found: ShapeFault[] = [];
    judge(choice, { value, path, faults: found });
    if (found.length === 0) return true;
    missed.push(...found);
  }
  faults.push(...missed);
  return false;
}

function judgeRequired({ value, path, faults }: Case, names: string[], shape: Shape): void {
  if (!isMap(value)) return;
  for (const name of names) if (!has(value, name)) faults.push({ path, keyword: 'required', shape, name });
}

function judgeFields({ value, path, faults }: Case, properties: Record<string, Shape>): void {
  if (!isMap(value)) return;
  for (const [name, field] of Object.entries(properties)) {
    if (has(value, name)) judge(field, { value: value[name], path: [...path, name], faults });
  }
}

function judgeNamed({ value, path, faults }: Case, patterns: Record<string, Shape>): void {
  if (!isMap(value)) return;
  for (const [pattern, field] of Object.entries(patterns)) {
    const form = new RegExp(pattern, 'u');
    for (const [name, each] of Object.entries(value))
      if (form.test(name)) judge(field, { value: each, path: [...path, name], faults });
  }
}

/** Fields that neither `properties` nor `patternProperties` speak of. */
function judgeOthers({ value, path, faults }: Case, others: boolean | Shape, shape: Shape): void {
  if (!isMap(value) || others === true) return;
  const forms = Object.keys(shape.patternProperties ?? {}).map((pattern) => new RegExp(pattern, 'u'));
  for (const [name, each] of Object.entries(value)) {
    if (Object.hasOwn(shape.properties ?? {}, name) || forms.some((form) => form.test(name))) continue;
    if (others === false) faults.push({ path, keyword: 'additionalProperties', shape, name });
    else judge(others, { value: each, path: [...path, name], faults });
  }
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isMap(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return isNumber(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

/** RFC 3339. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** RFC 3986 by its letters; what else has to hold, the platform knows. */
const ADDRESS = /^[a-z][a-z\d+.-]*:(?:[!#$&-;=?-[\]_a-z~]|%[\da-f]{2})*$/i;

function isOfFormat(text: string, format: string): boolean {
  switch (format) {
    case 'date':
      return isIsoDate(text);
    case 'date-time':
      return MOMENT.test(text) && isIsoDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
    case 'uri':
      return ADDRESS.test(text) && URL.canParse(text);
    case 'address':
      return URL.canParse(text);
    case 'secret':
      return true;
    default:
      throw new Error(`a shape says the format "${format}", which nobody judges`);
  }
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands in a map itself: every object knows a `constructor`. */
function has(map: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(map, name) && map[name] !== undefined;
}
