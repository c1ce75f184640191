import { namespaces } from '../binding/syntax.ts';
import { ciiPartsAToS } from './cii-parts-a-to-s.ts';
import { ciiPartsSToZ } from './cii-parts-s-to-z.ts';
import { ciiValues } from './cii-values.ts';
import { extendedParts } from './extended-parts.ts';
import { ublPartsAToL } from './ubl-parts-a-to-l.ts';
import { ublPartsMToZ } from './ubl-parts-m-to-z.ts';
import { ublValues } from './ubl-values.ts';
import { formOf } from './value-forms.ts';

/** How a value is written: its type in XML Schema and its attributes. */
export interface ValueKind {
  base: string;
  /** Whether a text has the form of the type; undefined where any text has. */
  fits: ((text: string) => boolean) | undefined;
  /** The attributes it may have; with a value where no other is allowed. */
  attributes: ReadonlyMap<string, string | undefined>;
  required: readonly string[];
}

/** One place in the content of an element. */
export interface Part {
  name: string;
  namespace: string;
  required: boolean;
  repeats: boolean;
  /** The content of the element, or undefined where anything may stand. */
  holds: ElementType | ValueKind | undefined;
}

/** What stands in an element, in order; or exactly one of the parts. */
export interface ElementType {
  name: string;
  parts: readonly Part[];
  byName: ReadonlyMap<string, number>;
  /** Which of the parts must be there. */
  required: readonly number[];
  choice: boolean;
}

/** The names of the elements that start a document, and what stands in them. */
export type Schema = ReadonlyMap<string, ElementType>;

/** How a family of syntaxes names kinds of values and namespaces. */
interface Notation {
  parts: string[];
  values: string;
  roots: string[];
  /** The kind of a value by the end of its name, where none is given. */
  kinds: readonly (readonly [suffix: string, kind: string])[];
  namespaceOf(type: string, isValue: boolean): string;
}

const UBL_KINDS = [
  ['Indicator', 'Indicator'],
  ['Code', 'Code'],
  ['ID', 'ID'],
  ['URI', 'ID'],
  ['Date', 'Date'],
  ['Time', 'Time'],
  ['Quantity', 'Quantity'],
  ['Amount', 'Amount'],
  ['Numeric', 'Numeric'],
  ['Percent', 'Numeric'],
  ['Rate', 'Numeric'],
  ['Measure', 'Measure'],
  ['BinaryObject', 'BinaryObject'],
] as const;

const CII_KINDS = [
  'ID',
  'Code',
  'Amount',
  'Quantity',
  'Measure',
  'Percent',
  'BinaryObject',
  'Rate',
  'Numeric',
  'Value',
];
const CII_NAMESPACES: Record<string, string> = {
  CrossIndustryInvoice: 'rsm',
  DateTime: 'udt',
  Date: 'udt',
  Indicator: 'udt',
  FormattedDateTime: 'qdt',
};

/** The official schemas: those of the two families, and the one of a profile that goes beyond its family. */
export type SchemaName = 'ubl' | 'cii' | 'extended';

const notationOfCii = {
  values: ciiValues,
  roots: ['CrossIndustryInvoice'],
  kinds: CII_KINDS.map((kind) => [kind, kind] as const),
  namespaceOf: (type: string): string => CII_NAMESPACES[type] ?? 'ram',
};

const notations: Record<SchemaName, Notation> = {
  ubl: {
    parts: [ublPartsAToL, ublPartsMToZ],
    values: ublValues,
    roots: ['Invoice', 'CreditNote'],
    kinds: UBL_KINDS,
    namespaceOf: (_, isValue) => (isValue ? 'cbc' : 'cac'),
  },
  cii: { ...notationOfCii, parts: [ciiPartsAToS, ciiPartsSToZ] },
  extended: { ...notationOfCii, parts: [extendedParts] },
};

const schemas = new Map<SchemaName, Schema>();

/** What an official schema allows, made ready once. */
export function schemaOf(name: SchemaName): Schema {
  const known = schemas.get(name);
  if (known) return known;
  const made = readSchema(notations[name]);
  schemas.set(name, made);
  return made;
}

function readSchema(notation: Notation): Schema {
  const values = new Map(definitions(notation.values).map(([name, tokens]) => [name, valueKind(tokens)]));
  const types = new Map<string, { type: ElementType; tokens: string[] }>();
  for (const [name, tokens] of notation.parts.flatMap(definitions))
    types.set(name, {
      type: { name, parts: [], byName: new Map(), required: [], choice: tokens[0]?.includes('|') ?? false },
      tokens,
    });
  for (const { type, tokens } of types.values()) {
    const parts = tokens
      .flatMap((token) => token.split('|'))
      .map((token) => readPart(token, type, { notation, values, types }));
    const required = parts.flatMap((part, index) => (part.required ? [index] : []));
    Object.assign(type, { parts, required, byName: new Map(parts.map(({ name }, index) => [name, index])) });
  }
  return new Map(notation.roots.flatMap((root) => types.get(root)?.type ?? []).map((type) => [type.name, type]));
}

/** Lines `Name = token token`; a line that begins with a blank continues the one before. */
function definitions(text: string): [name: string, tokens: string[]][] {
  return text
    .trim()
    .replaceAll('\n ', ' ')
    .split('\n')
    .map((line) => {
      const [name = '', rest = ''] = line.split(' = ', 2);
      return [name, rest.match(/[^\s']+(?:'[^']*')?/g) ?? []];
    });
}

function valueKind([base = 'string', ...attributes]: string[]): ValueKind {
  const read = attributes.map((token) => /^(?<name>\w+)(?<must>!)?(?:='(?<fixed>[^']*)')?$/.exec(token)?.groups ?? {});
  return {
    base,
    fits: formOf(base),
    attributes: new Map(read.map(({ name = '', fixed }) => [name, fixed])),
    required: read.flatMap(({ name = '', must }) => (must ? [name] : [])),
  };
}

interface Lookup {
  notation: Notation;
  values: ReadonlyMap<string, ValueKind>;
  types: ReadonlyMap<string, { type: ElementType }>;
}

/** `Name`, `Name:Type` or `Name/Kind`, with `?`, `*` or `+` for how often. */
function readPart(token: string, inside: ElementType, { notation, values, types }: Lookup): Part {
  const found = /^(?<name>\w+)(?:(?<sort>[:/])(?<of>\w*))?(?<often>[?*+]?)$/.exec(token)?.groups ?? {};
  const { name = '', sort, of = '', often = '' } = found;
  const counts = { required: often === '' || often === '+', repeats: often === '*' || often === '+' };
  const namespace = namespaces[notation.namespaceOf(inside.name, sort !== ':')] ?? '';
  if (name === 'UBLExtensions') return { name, namespace: UBL_EXTENSIONS, ...counts, holds: undefined };
  if (sort === ':') return { name, namespace, ...counts, holds: types.get(of || name)?.type };
  const kind = of || (notation.kinds.find(([suffix]) => name.endsWith(suffix))?.[1] ?? 'Text');
  return { name, namespace, ...counts, holds: values.get(kind) ?? bareKind(kind) };
}

/** A type of XML Schema itself, which has no attributes. */
function bareKind(base: string): ValueKind {
  return { base, fits: formOf(base), attributes: NONE, required: [] };
}

const UBL_EXTENSIONS = 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2';
const NONE: ReadonlyMap<string, string | undefined> = new Map();
