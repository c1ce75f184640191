import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEED, seeded, testTier } from '@belegfluss/testing';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '@belegfluss/sdk';
import { checkPaths } from '../../apps/cli/src/check/pack-check.ts';
import { filesOf } from '../../apps/cli/src/check/pack-places.ts';
import { mutated } from './mutations.ts';

const SHIPPED = fileURLToPath(new URL('../../flows/sales-to-invoice/', import.meta.url));
const ROUNDS = testTier === 'full' ? 600 : 60;
/** What a check of the other flows costs says nothing about the files that are broken here. */
const KEPT = /(8-)?overdue-to-sales|(9-)?payment-state-to-crm/;
/** Beyond what the sound pack costs. */
const STALL_MS = 100;

const SYSTEM = `system: depot
title: { de: Lager, en: Depot }
auth: { oauth2: { grant: client_credentials, scopes: [read] } }
limits: { requests: 300, per: PT1M, timeout: PT10S }
webhook:
  hmac: { header: X-Depot-Signature, prefix: sha256= }
  events: { list: events, id: { body: id }, entity: { body: object, names: { Shipment: shipment } }, key: { body: shipment_id } }
entities:
  shipment:
    read: { get: '/v1/shipments/{key}', record: shipment }
    changes: { get: /v1/shipments, query: { updated_since: '{since}', after: '{cursor}' }, list: shipments, key: id, changedAt: updated_at, next: { cursor: paging.after } }
actions:
  shipment.create:
    post: /v1/shipments
    input: { recipient: { type: text }, weight: { type: decimal }, note: { type: text, optional: true } }
    output: shipment.id
    effect: { key: { header: Idempotency-Key } }
`;
const SENT = `flow: shipment_sent
title: { de: Versendet, en: Sent }
owner: sales
on: { told: { entity: depot.shipment } }
steps:
  term: { lookup: payment_term, key: [NET30] }
  account: { lookup: product_account, key: [LIC-CORE] }
  tax: { lookup: country_tax_case, key: [DE] }
  next: { call: depot.shipment.create, with: { recipient: { expr: record.to }, weight: '1.5' } }
`;

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;

/** Not a finding as people need it: at a place that exists, in both languages. */
const isOdd = ({ file, line, column, message, remedy, code }: Diagnostic): boolean => {
  // Readers of CSV take a CR alone for the end of a line; those of YAML do not.
  const ends = file?.endsWith('.csv') ? /\r\n|\r|\n/ : '\n';
  const lines = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split(ends) : [];
  const isThere =
    line === undefined || (line >= 1 && line <= lines.length && (column ?? 1) <= (lines[line - 1] ?? '').length + 2);
  return (
    !isThere ||
    !/^[a-z]+\.[a-z_]+$/.test(code) ||
    [message.de, message.en, remedy.de, remedy.en].some((text) => text.length < 5 || /undefined|\[object/.test(text))
  );
};

describe(`mutated files of a pack that are no flows (FUZZ_SEED=${SEED})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-fuzzed-'));
  /** Everything that a check reads, but for the flows, which have a test of their own. */
  const texts = new Map<string, string>();
  let usual = 0;

  const check = (): { findings: Diagnostic[]; cost: number } => {
    const before = process.cpuUsage();
    const { diagnostics } = checkPaths([folder], 'sandbox');
    return { findings: diagnostics, cost: milliseconds(process.cpuUsage(before)) };
  };
  /** What is dear each time is dear by itself: a pause of the collector hits one try. */
  const cheapest = () => Math.min(...Array.from({ length: 3 }, () => check().cost));

  beforeAll(() => {
    cpSync(SHIPPED, folder, {
      recursive: true,
      filter: (path) => !/\.(flow|test)\.yaml$/.test(path) || KEPT.test(path),
    });
    mkdirSync(join(folder, 'systems'));
    writeFileSync(join(folder, 'systems', 'depot.system.yaml'), SYSTEM);
    writeFileSync(join(folder, 'shipment-sent.flow.yaml'), SENT);
    const pack = readFileSync(join(folder, 'pack.yaml'), 'utf8');
    const depot =
      'connections:\n  depot: { use: depot, config: { baseUrl: https://depot.example, tokenUrl: https://depot.example/token, clientId: ours } }\n';
    writeFileSync(join(folder, 'pack.yaml'), pack.replace('connections:\n', depot));
    for (const file of filesOf(folder).filter((name) => !name.endsWith('.flow.yaml')))
      texts.set(file, readFileSync(file, 'utf8'));
    expect(check().findings).toEqual([]);
    usual = cheapest();
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are always answered, quickly: a sound pack, or findings at places that exist, in both languages', () => {
    const random = seeded(SEED);
    const files = [...texts];
    let refused = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      // A kind of file in turn, for most of them are tests.
      const kind = ['pack.yaml', 'systems', 'tables', 'tests'][round % 4] ?? '';
      const own = files.filter(([file]) => relative(folder, file).startsWith(kind));
      const [file = '', text = ''] = own[Math.floor(random() * own.length)] ?? [];
      writeFileSync(file, mutated(text, random));
      const { findings, cost } = check();
      refused += findings.some(({ severity }) => severity === 'error') ? 1 : 0;
      const where = [round, relative(folder, file)];
      expect([...where, findings.filter(isOdd)]).toEqual([...where, []]);
      if (cost > usual + STALL_MS) expect([...where, cheapest() < usual + STALL_MS]).toEqual([...where, true]);
      writeFileSync(file, text);
    }
    expect(refused).toBeGreaterThan(ROUNDS / 3);
  }, 300_000);
});
