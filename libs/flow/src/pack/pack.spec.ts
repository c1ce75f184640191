import { describe, expect, it } from '@jest/globals';
import { defineConnector } from '@belegfluss/sdk';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { loadPack } from './pack.ts';

const shop = defineConnector({
  id: 'shop',
  version: '1.0.0',
  title: { de: 'Laden', en: 'Shop' },
  config: Type.Object(
    {
      branch: Type.String(),
      limit: Type.Optional(Type.Integer()),
      pin: Type.Optional(Type.String({ format: 'secret' })),
    },
    { additionalProperties: false },
  ),
  auth: { kind: 'none' },
  entities: [],
  actions: [],
});
const PACK = `pack: small
title: { de: Klein, en: Small }
connections:
  till: { use: shop, config: { branch: Köln, limit: 5 } }
environments:
  sandbox:
    till: { branch: '{sandbox}/test' }
`;

function load(text: string, environment: string, files: Record<string, string> = {}, roles?: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-pack-'));
  mkdirSync(join(folder, 'tables'));
  for (const [name, content] of Object.entries({ ...files, 'pack.yaml': text }))
    writeFileSync(join(folder, name), content);
  const sandboxUrl = 'http://127.0.0.1:9';
  return loadPack(folder, { connectors: [shop], environment, sandboxUrl, ...(roles && { roles }) });
}

const configOf = (environment: string) => load(PACK, environment).pack?.connections[0]?.config;

describe('the connections of a pack', () => {
  it('have the settings of their environment over those of all', () => {
    expect(configOf('sandbox')).toEqual({ branch: 'http://127.0.0.1:9/test', limit: 5 });
    expect(configOf('production')).toEqual({ branch: 'Köln', limit: 5 });
  });

  it('are judged with the settings of the environment', () => {
    const wrong = PACK.replace("'{sandbox}/test'", '7');
    expect(load(wrong, 'production').diagnostics).toEqual([]);
    expect(load(wrong, 'sandbox').diagnostics).toMatchObject([{ code: 'pack.bad_config', line: 7, column: 21 }]);
  });

  it('are those of no environment that is mistyped', () => {
    for (const mistyped of ['sandbx', 'Sandbox', 'sandbox ', 'prodution']) {
      const { pack, diagnostics } = load(PACK, mistyped);
      expect(pack).toBeUndefined();
      expect(diagnostics).toMatchObject([{ code: 'pack.unknown_environment', line: 5, column: 1 }]);
    }
    for (const other of ['production', 'staging', 'sandbox']) expect(load(PACK, other).diagnostics).toEqual([]);
    const named = PACK.replace('environments:', 'environments:\n  sandbox2: {}');
    expect(load(named, 'sandbox2').pack?.connections[0]?.config).toEqual({ branch: 'Köln', limit: 5 });
  });

  it('that nobody knows are shown where they stand, in the environment or before', () => {
    const ofSandbox = PACK.replace("till: { branch: '{sandbox}/test' }", 'till: { branhc: x }');
    expect(load(ofSandbox, 'sandbox').diagnostics).toMatchObject([{ code: 'pack.bad_config', line: 7, column: 21 }]);
    const ofAll = PACK.replace('limit: 5', 'limt: 5');
    const [finding] = load(ofAll, 'sandbox').diagnostics;
    expect(finding).toMatchObject({ code: 'pack.bad_config', line: 4, column: 52 });
    expect(finding?.remedy.en).toBe('Did you mean "limit"?');
    const [unlike] = load(PACK.replace('limit: 5', 'colour: red'), 'sandbox').diagnostics;
    expect(unlike?.remedy.en).toBe("The connector's page lists its settings.");
  });

  it('of an environment have to exist', () => {
    const { pack, diagnostics } = load(PACK.replace('    till:', '    tell:'), 'production');
    expect(pack).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'flow.unknown_connection', line: 7, facts: { nearest: 'till' } }]);
  });
});

describe('a secret of a connection', () => {
  it.each([
    ['its configuration', PACK.replace('limit: 5', "pin: 'abcd'"), [4, 51]],
    ['an environment that is not this one', PACK.replace('/test', "/test', pin: 'abcd"), [7, 44]],
  ])('is refused in %s, without saying it', (_where, text, [line, column]) => {
    const { pack, diagnostics } = load(text, 'production');
    expect(pack).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'flow.plain_secret', severity: 'error', line, column, facts: { name: 'pin' } },
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain('abcd');
  });
});

/** A flow with this step inside of another. */
const flowWith = (step: string) =>
  `flow: probe\ntitle: { de: a, en: a }\nowner: sales\non: { asked: { person: { role: sales } } }\nsteps:\n  all:\n` +
  `    each: { expr: record.items }\n    as: item\n    steps:\n      one: ${step}\n`;

describe('a mapping table', () => {
  const TABLES = {
    'tables/rate.table.yaml':
      '# Rates.\ntable: rate\ntitle: { de: Sätze, en: Rates }\nowner: finance\n' +
      'key: { code: { label: { de: Code, en: Code } } }\nvalues: { rate: { label: { de: Satz, en: Rate }, type: decimal } }\n',
    'tables/rate.csv': 'code;rate\nA;1.00\n',
  };
  const LOOKUP = flowWith('{ lookup: rate, key: [A] }');
  const OTHER = flowWith('{ stop: done, reason: ok }');

  it('that no flow looks into is said, at its name', () => {
    const { pack, diagnostics } = load(PACK, 'production', { ...TABLES, 'a.flow.yaml': OTHER });
    expect(pack?.tables).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: 'pack.unused_table', severity: 'warning', line: 2, column: 8, facts: { name: 'rate' } },
    ]);
    expect(diagnostics[0]?.file).toMatch(/rate\.table\.yaml$/);
  });

  it('that asks a role which nobody can have is said, at that role', () => {
    const files = { ...TABLES, 'a.flow.yaml': LOOKUP };
    expect(load(PACK, 'production', files, ['sales', 'finance']).diagnostics).toEqual([]);
    const { pack, diagnostics } = load(PACK, 'production', files, ['sales', 'financial_accounting']);
    expect(pack).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'flow.unknown_role', line: 4, column: 8, facts: { name: 'finance' } }]);
    expect(diagnostics[0]?.file).toMatch(/rate\.table\.yaml$/);
  });

  it('that a step inside of another looks into is used', () => {
    expect(load(PACK, 'production', { ...TABLES, 'a.flow.yaml': LOOKUP }).diagnostics).toEqual([]);
  });

  it('may be there for flows that are deployed elsewhere', () => {
    const files = { ...TABLES, 'a.flow.yaml': OTHER };
    expect(load(`${PACK}deployment: database\n`, 'production', files).diagnostics).toEqual([]);
  });

  it('is not judged while flows are wrong', () => {
    const { diagnostics } = load(PACK, 'production', { ...TABLES, 'a.flow.yaml': LOOKUP.replace('rate,', 'rat,') });
    expect(diagnostics.map(({ code }) => code)).toEqual(['flow.unknown_table']);
  });
});

describe('the truth about the flows of a pack', () => {
  it('is in its files unless it says otherwise', () => {
    expect(load(PACK, 'production').pack?.deployment).toBe('files');
    expect(load(`${PACK}deployment: database\n`, 'production').pack?.deployment).toBe('database');
  });
});
