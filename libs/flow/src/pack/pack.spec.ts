import { describe, expect, it } from '@jest/globals';
import { defineConnector } from '@belegfluss/sdk';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { loadPack } from './pack.ts';

const shop = defineConnector({
  id: 'shop',
  version: '1.0.0',
  title: { de: 'Laden', en: 'Shop' },
  config: Type.Object({ branch: Type.String(), limit: Type.Optional(Type.Integer()) }),
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

function load(text: string, environment: string) {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-pack-'));
  writeFileSync(join(folder, 'pack.yaml'), text);
  return loadPack(folder, { connectors: [shop], environment, sandboxUrl: 'http://127.0.0.1:9' });
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
    expect(load(wrong, 'sandbox').diagnostics.map(({ code }) => code)).toEqual(['pack.bad_config']);
  });

  it('of an environment have to exist', () => {
    const { pack, diagnostics } = load(PACK.replace('    till:', '    tell:'), 'production');
    expect(pack).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'flow.unknown_connection', line: 7, facts: { nearest: 'till' } }]);
  });
});

describe('the truth about the flows of a pack', () => {
  it('is in its files unless it says otherwise', () => {
    expect(load(PACK, 'production').pack?.deployment).toBe('files');
    expect(load(`${PACK}deployment: database\n`, 'production').pack?.deployment).toBe('database');
  });
});
