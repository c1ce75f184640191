import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { compileFlow } from '../check/compile/compile-flow.ts';
import { FlowFile, TRIGGER_SHAPES } from '../language/flow-file.ts';
import { STEP_SHAPES } from '../language/step-shapes.ts';
import { readYaml } from '../source/source.ts';
import { flowSchema } from './flow-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { FILE_WORDS } from './words/file-words.ts';
import { COMMON_WORDS, STEP_WORDS } from './words/step-words.ts';
import { TRIGGER_WORDS } from './words/trigger-words.ts';

const accepts = new Ajv({ strict: false }).compile(flowSchema(catalog));
const accepted = (steps: string) => accepts(readYaml('probe.flow.yaml', flowWith(steps)).source?.value);

/** Paths of all keys that a shape knows; entries of a map and of a list count as the key that holds them. */
function keysOf(schema: JsonSchema, path = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const here = path ? `${path}.${key}` : key;
    return [here, ...keysOf(inner, here)];
  });
  const nested = [...Object.values(schema.patternProperties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...own, ...nested.flatMap((inner) => keysOf(inner, path))].filter((key) => !key.endsWith('.expr'));
}

const keysOfKinds = (shapes: Record<string, unknown>) =>
  Object.entries(shapes).flatMap(([kind, shape]) => keysOf(shape as JsonSchema, kind));

describe('the catalogue of hover texts', () => {
  it('has a text for each key of a file and for no other', () => {
    expect(Object.keys(FILE_WORDS).sort()).toEqual(keysOf(FlowFile as JsonSchema).sort());
  });

  it('has a text for each key of a trigger and for no other', () => {
    expect(Object.keys(TRIGGER_WORDS).sort()).toEqual(keysOfKinds(TRIGGER_SHAPES).sort());
  });

  it('has a text for each key of a step and for no other', () => {
    const common = Object.keys(STEP_SHAPES).flatMap((kind) => Object.keys(COMMON_WORDS).map((key) => `${kind}.${key}`));
    expect([...new Set([...Object.keys(STEP_WORDS), ...common])].sort()).toEqual(keysOfKinds(STEP_SHAPES).sort());
  });
});

describe('the schema of flows', () => {
  it.each([
    ['call', 'first: { call: shop.order.update, with: { id: a, note: b } }'],
    ['expression', 'first: { call: shop.order.update, with: { id: { expr: record.id } } }'],
    [
      'undo',
      'first: { call: shop.order.update, with: { id: a }, undo: { call: shop.order.update, with: { id: b } }, onError: compensate }',
    ],
    ['upsert', 'first: { upsert: shop.customer, by: number, with: { name: a, number: { expr: record.id } } }'],
    ['parallel', 'all: { parallel: { one: { steps: { a: { map: {} } } } } }'],
    [
      'turns side by side',
      'all: { each: { expr: record.l }, as: l, parallel: 4, steps: { one: { lookup: rates, key: [a, b] } } }',
    ],
    ['lookup', 'first: { lookup: rates, key: [a, { expr: record.b }] }'],
    ['each', 'all: { each: { expr: record.l }, as: l, steps: { one: { stop: done, reason: x } } }'],
  ])('accepts what the checker accepts: %s', (_name, steps) => {
    expect(compileFlow('probe.flow.yaml', flowWith(steps), catalog).diagnostics).toEqual([]);
    expect(accepted(steps)).toBe(true);
  });

  it.each([
    ['an action of no connection', 'first: { call: shop.order.delete, with: { id: a } }'],
    ['an entity in place of an action', 'first: { call: shop.order, with: { id: a } }'],
    ['an unknown input', 'first: { call: shop.order.update, with: { id: a, remark: b } }'],
    ['a missing input', 'first: { call: shop.order.update, with: { note: b } }'],
    ['no input at all', 'first: { call: shop.order.update }'],
    [
      'an undo without its input',
      'first: { call: shop.order.update, with: { id: a }, undo: { call: shop.order.update }, onError: compensate }',
    ],
    [
      'too many turns side by side',
      'all: { each: { expr: record.l }, as: l, parallel: 65, steps: { a: { map: {} } } }',
    ],
    ['a table of another pack', 'first: { lookup: prices, key: [a] }'],
    ['a key of another kind of step', 'first: { stop: done, reason: x, intent: y }'],
    ['no kind of step', 'first: { when: "true" }'],
    ['a name that expressions cannot read', 'first-step: { stop: done, reason: x }'],
    [
      'a mistake inside of a loop',
      'all: { each: { expr: record.l }, as: l, steps: { one: { stop: never, reason: x } } }',
    ],
  ])('refuses what the checker refuses: %s', (_name, steps) => {
    expect(compileFlow('probe.flow.yaml', flowWith(steps), catalog).plan).toBeUndefined();
    expect(accepted(steps)).toBe(false);
  });

  it('leaves names open where nothing is installed', () => {
    const bare = new Ajv({ strict: false }).compile(
      flowSchema({ connections: new Map(), tables: new Map(), limits: {} }),
    );
    expect(bare(readYaml('probe.flow.yaml', flowWith('a: { call: any.thing.send }')).source?.value)).toBe(true);
  });
});
