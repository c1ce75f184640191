import { describe, expect, it } from '@jest/globals';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { Type, type TSchema } from 'typebox';
import { ownSchemas } from './schema.ts';
import { fillDefaults, shapeFaults } from './shape-faults.ts';
import { shapeWords } from './shape-words.ts';

const ajv = new Ajv({ ...ownSchemas, allErrors: true, logger: false });
addFormats.default(ajv);
ajv.addFormat('secret', true);

/** Every keyword that is judged stands in it. */
const Order = Type.Object(
  {
    id: Type.String({ pattern: '^[a-c]+$', minLength: 1, maxLength: 3 }),
    day: Type.Optional(Type.String({ format: 'date' })),
    moment: Type.Optional(Type.String({ format: 'date-time' })),
    at: Type.Optional(Type.String({ format: 'uri' })),
    token: Type.Optional(Type.String({ format: 'secret', title: 'a note' })),
    kind: Type.Optional(Type.Enum(['a', 'b'])),
    way: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal(1), Type.Object({ a: Type.Integer() })])),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
    rate: Type.Optional(Type.Number()),
    open: Type.Optional(Type.Boolean()),
    none: Type.Optional(Type.Null()),
    both: Type.Optional(Type.Intersect([Type.Object({ a: Type.Unknown() }), Type.Object({ b: Type.String() })])),
    list: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 2 })),
    names: Type.Optional(
      Type.Record(Type.String({ pattern: '^[ab]$' }), Type.Integer(), {
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 1,
      }),
    ),
    rest: Type.Optional(Type.Object({}, { additionalProperties: Type.String() })),
  },
  { additionalProperties: false },
);

/** Values about as often right as wrong. */
const leaf = fc.constantFrom<unknown>(
  'a',
  'abc',
  'abcd',
  'd',
  '',
  '🙂🙂🙂',
  '2026-02-28',
  '2026-02-30',
  '2026-02-28T23:59:59Z',
  '2026-02-28T23:59:59.5+01:00',
  '2026-02-30T00:00:00Z',
  '2026-02-28T25:00:00Z',
  'https://a.b/c?d=%20',
  'https://a b',
  '%zz:',
  1,
  2,
  4,
  1.5,
  true,
  null,
  undefined,
);
const value: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(again('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor', 'toString'), again('value'), { maxKeys: 3 }),
  ),
})).value;
/** Few fields at a time, so that many of them fit. */
const field = fc.tuple(fc.constantFrom(...Object.keys(Order.properties), 'other'), fc.oneof(leaf, value));
const order = fc.array(field, { maxLength: 3 }).map((fields) => ({ id: 'a', ...Object.fromEntries(fields) }));

/** What both say, without the order in which they do. */
const told = (path: (string | number)[], keyword: string, name: string) => `${path.join('/')} ${keyword} ${name}`;
const ours = (shape: TSchema, given: unknown) =>
  shapeFaults(shape, given).map(({ path, keyword, name = '' }) => told(path, keyword, name));
const theirs = ({ instancePath, keyword, params }: ErrorObject) =>
  told(instancePath.split('/').slice(1), keyword, params['missingProperty'] ?? params['additionalProperty'] ?? '');

describe('faults of a shape', () => {
  it('are those that a compiler of schemas finds', () => {
    const validate = ajv.compile(Order);
    let fitting = 0;
    fc.assert(
      fc.property(fc.oneof(value, order), (given) => {
        fitting += Number(validate(given));
        expect(ours(Order, given).sort()).toEqual((validate.errors ?? []).map(theirs).sort());
      }),
      { numRuns: 3_000, seed: 1 },
    );
    expect(fitting).toBeGreaterThan(30);
  });

  it('take what cannot be written as JSON for no number', () => {
    for (const given of [Number.NaN, Infinity]) expect(shapeFaults(Type.Number(), given)).toHaveLength(1);
  });

  it('take what every object has for missing', () => {
    const shape = Type.Object({ constructor: Type.Unknown() });
    expect(shapeFaults(shape, {})).toMatchObject([{ keyword: 'required', name: 'constructor' }]);
  });

  it('name the place, and lists by number', () => {
    const shape = Type.Object({ lines: Type.Array(Type.Object({ sum: Type.String() })) });
    expect(shapeFaults(shape, { lines: [{ sum: '1' }, { sum: 1 }] })).toMatchObject([
      { path: ['lines', 1, 'sum'], keyword: 'type' },
    ]);
  });

  it('are not passed over for a keyword or a format that nobody judges', () => {
    expect(() => shapeFaults(Type.Number({ multipleOf: 2 }), 1)).toThrow('multipleOf');
    expect(() => shapeFaults(Type.String({ format: 'isbn' }), '1')).toThrow('isbn');
  });

  it.each([
    [Type.String(), 1, 'ein Text ist nötig', 'a text is needed'],
    [Type.Object({ a: Type.Unknown() }), {}, '„a“ fehlt', '"a" is missing'],
    [Type.Union([Type.Literal('x'), Type.Literal('y')]), 'z', 'erlaubt ist eines von x, y', 'one of x, y is allowed'],
    [
      Type.String({ pattern: '^\\d{4}$', examples: ['2026', '2027'] }),
      'x',
      'die Form von 2026 oder 2027 ist nötig',
      'the form of 2026 or 2027 is needed',
    ],
    [
      Type.Union([Type.String(), Type.Boolean()]),
      1,
      'ein Text oder wahr oder falsch ist nötig',
      'a text or true or false is needed',
    ],
    [Type.Array(Type.Unknown(), { minItems: 1 }), [], 'mindestens 1 Eintrag ist nötig', 'at least 1 entry is needed'],
  ])('are said in both languages: %j', (shape, given, de, en) => {
    expect(shapeFaults(shape, given).map(shapeWords).at(-1)).toEqual({ de, en });
  });
});

describe('defaults of a shape', () => {
  const shape = Type.Object({
    size: Type.Integer({ default: 5 }),
    inner: Type.Object({ tags: Type.Array(Type.String(), { default: ['a'] }) }),
    rows: Type.Array(Type.Object({ way: Type.String({ default: 'in' }) })),
  });

  it('are filled in where fields are missing, also within', () => {
    const given = { inner: {}, rows: [{}, { way: 'out' }] };
    fillDefaults(shape, given);
    expect(given).toEqual({ size: 5, inner: { tags: ['a'] }, rows: [{ way: 'in' }, { way: 'out' }] });
  });

  it('are not shared between those that get them', () => {
    const [first, second] = [{ inner: {} }, { inner: {} }];
    for (const given of [first, second]) fillDefaults(shape, given);
    expect(first.inner).toEqual(second.inner);
    (first.inner as { tags: string[] }).tags.push('b');
    expect(first.inner).not.toEqual(second.inner);
  });
});
