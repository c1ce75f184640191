import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectors, httpSystems } from '@belegfluss/connectors';
import { loadPack } from '@belegfluss/flow';

const PACK = `pack: shop
title: { de: Laden, en: Shop }
connections:
  crm: { use: shop, config: { baseUrl: 'https://shop.example' } }
`;
const SYSTEM = `system: shop
title: { de: Laden, en: Shop }
auth: { bearer: {} }
webhook:
  hmac: { header: X-Sign }
  events: { id: { body: id }, entity: { is: deal }, key: { body: dealId } }
entities:
  deal:
    read: { get: '/deals/{key}' }
    changes: { get: /deals, query: { since: '{since}', after: '{cursor}' }, list: deals, key: id, next: { cursor: next } }
  customer:
    upsert:
      fields: { number: { type: text }, name: { type: text } }
      by: [number]
      key: id
      find: { get: /customers, query: { number: '{number}' }, list: customers }
      create: { post: /customers }
      update: { patch: '/customers/{key}' }
actions:
  deal.update:
    put: '/deals/{id}'
    input: { id: { type: text }, name: { type: text }, note: { type: text, optional: true } }
    effect: { key: { header: Idempotency-Key } }
`;
const FLOW = `flow: copy
title: { de: Kopie, en: Copy }
owner: sales
on: { won: { entity: crm.deal, sweep: { every: PT1H } } }
steps:
  put: { call: crm.deal.update, with: { id: { expr: record.id }, name: { expr: record.name } } }
`;

describe('a system declared in a pack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'belegfluss-systems-'));
    mkdirSync(join(folder, 'systems'));
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    writeFileSync(join(folder, 'copy.flow.yaml'), FLOW);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const load = (system: string, name = 'shop') => {
    writeFileSync(join(folder, 'systems', `${name}.system.yaml`), system);
    return loadPack(folder, { connectors, systems: httpSystems, environment: 'test' });
  };
  /** With another sign-in, and more settings of the connection. */
  const loadWith = (grant: string, more: string) => {
    writeFileSync(join(folder, 'pack.yaml'), PACK.replace("'https://shop.example'", `'https://shop.example'${more}`));
    return load(SYSTEM.replace('bearer: {}', `oauth2: { grant: ${grant} }`));
  };

  it('is used by connections and flows as a written one is', () => {
    const { pack, diagnostics } = load(SYSTEM);
    expect(diagnostics).toEqual([]);
    expect(pack?.connections).toMatchObject([{ name: 'crm', secretFields: ['token', 'webhookSecret'] }]);
    expect(pack?.plans.map(({ flow }) => flow)).toEqual(['copy']);
  });

  it.each([
    ['a misspelt key', SYSTEM.replace('entities:', 'entitys:'), 'flow.unknown_key', [7, 1], 'entities'],
    ['a misspelt placeholder', SYSTEM.replace('{key}', '{kay}'), 'system.unknown_placeholder', [9, 18], 'key'],
    [
      'a placeholder of no input',
      SYSTEM.replace('/deals/{id}', '/deals/{ident}'),
      'system.unknown_placeholder',
      [21, 10],
      'id',
    ],
    [
      'a cursor that goes nowhere',
      SYSTEM.replace(", after: '{cursor}'", ''),
      'system.missing_place',
      [10, 80],
      'cursor',
    ],
    [
      'two ways of signing in',
      SYSTEM.replace('bearer: {}', 'bearer: {}, basic: {}'),
      'system.one_of',
      [3, 1],
      'bearer',
    ],
    ['no way to prove a webhook', SYSTEM.replace('  hmac: { header: X-Sign }\n', ''), 'system.one_of', [4, 1], 'hmac'],
    [
      'a key that the system never sees',
      SYSTEM.replace('{ header: Idempotency-Key }', '{}'),
      'system.missing_place',
      [23, 15],
      'header',
    ],
    ['a name with capitals', SYSTEM.replace('deal.update', 'Deal.update'), 'system.bad_name', [20, 3], ''],
    [
      'a batch whose records have no key',
      `${SYSTEM}    batch: { post: /deals, list: items, size: 9 }\n`,
      'system.batch_key',
      [24, 5],
      'reference',
    ],
    [
      'a look-up that finds anything',
      SYSTEM.replace('key: { header: Idempotency-Key }', 'lookup: { get: /deals, list: deals }'),
      'system.lookup_reference',
      [23, 38],
      'reference',
    ],
    [
      'taking what is there already for ours without a look at our key',
      SYSTEM.replace('key: { header: Idempotency-Key }', "lookup: { get: '/deals/{id}', exists: [409] }"),
      'system.exists_reference',
      [23, 45],
      'effect_key',
    ],
    [
      'a deletion that is looked for in a list',
      SYSTEM.replace("put: '/deals/{id}'", "delete: '/deals/{id}'").replace(
        'key: { header: Idempotency-Key }',
        'lookup: { get: /deals, list: deals, reference: id }',
      ),
      'system.deletion_lookup',
      [23, 38],
      'list',
    ],
    [
      'a grant that is none',
      SYSTEM.replace('bearer: {}', 'oauth2: { grant: password }'),
      'flow.shape',
      [3, 26],
      'client_credentials',
    ],
    [
      'the name of a connector',
      SYSTEM.replace('system: shop', 'system: hubspot'),
      'pack.duplicate_system',
      [1, 9],
      'hubspot',
    ],
    ['a form that is none', SYSTEM.replace('{ type: text }', '{ type: texts }'), 'flow.shape', [13, 33], 'decimal'],
    [
      'a key field that no record has',
      SYSTEM.replace('by: [number]', 'by: [nummer]'),
      'system.upsert_by',
      [14, 12],
      'number',
    ],
    [
      'a look that does not ask for the key field',
      SYSTEM.replace(", query: { number: '{number}' }", ''),
      'system.missing_place',
      [16, 15],
      'number',
    ],
    [
      'a change that does not say of which record',
      SYSTEM.replace("patch: '/customers/{key}'", 'patch: /customers'),
      'system.missing_place',
      [18, 17],
      'key',
    ],
    [
      'no way of making',
      SYSTEM.replace('create: { post: /customers }', 'create: {}'),
      'system.one_of',
      [17, 7],
      'post',
    ],
    [
      'an action that has the name of what an upsert does',
      SYSTEM.replace('deal.update:', 'customer.create:'),
      'system.upsert_name',
      [20, 3],
      'customer.create',
    ],
  ])('is refused with its place for %s', (_what, system, code, at, says) => {
    const { pack, diagnostics } = load(system);
    expect(pack).toBeUndefined();
    const [found] = diagnostics;
    expect({ code: found?.code, at: [found?.line, found?.column] }).toEqual({ code, at });
    expect(found?.file).toMatch(/shop\.system\.yaml$/);
    for (const language of ['de', 'en'] as const) {
      expect(`${found?.message[language]} ${found?.remedy[language]}`).toContain(says);
    }
  });

  it('that signs in by OAuth asks its connection for the addresses and the client', () => {
    const token = ", tokenUrl: 'https://login.example/token', clientId: ours";
    expect(loadWith('client_credentials', token).pack?.connections).toMatchObject([
      { secretFields: ['clientSecret', 'webhookSecret'] },
    ]);
    expect(loadWith('authorization_code', token).diagnostics).toMatchObject([{ code: 'pack.bad_config' }]);
    expect(loadWith('authorization_code', `${token}, authorizeUrl: 'https://login.example/'`).pack).toBeDefined();
  });

  it('is found once: two of one name are refused', () => {
    load(SYSTEM);
    expect(load(SYSTEM, 'shop2').diagnostics).toMatchObject([{ code: 'pack.duplicate_system', line: 1, column: 9 }]);
  });

  it('tells the checker what its actions need', () => {
    writeFileSync(join(folder, 'copy.flow.yaml'), FLOW.replace('name: {', 'nam: {'));
    expect(load(SYSTEM).diagnostics.map(({ code }) => code)).toEqual(['flow.unknown_input', 'flow.missing_input']);
  });
});
