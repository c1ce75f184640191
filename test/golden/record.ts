/**
 * Records histories of the shipped flows and of test/golden/flows: `node --disable-warning=ExperimentalWarning test/golden/record.ts`. Recorded ones
 * stay; of a revision that has none yet, new ones are added, so that what began with an old revision is replayed for good.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '@belegfluss/flow';
import { ConnectorError } from '@belegfluss/sdk';
import { decide } from './decide.ts';
import type { History, HistoryFile, Outside, Told } from './history.ts';
import { Inventor } from './inventor.ts';
import type { TableSource } from './outside-world.ts';
import { HISTORIES, recordedPack } from './recorded-pack.ts';

const PER_FLOW = 26;
const NOW = '2026-11-22T08:00:00.000Z';
type Plan = Pack['plans'][number];

const pack = recordedPack();
mkdirSync(HISTORIES, { recursive: true });
for (const plan of pack.plans) {
  const file = join(HISTORIES, `${plan.flow}.json`);
  const kept: HistoryFile = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as HistoryFile)
    : { sources: {}, histories: [] };
  if (kept.sources[plan.revision]) continue;
  kept.sources[plan.revision] = plan.source;
  for (let seed = 1; seed <= PER_FLOW; seed += 1) kept.histories.push(await recorded(plan, seed));
  const lines = kept.histories.map((history) => `    ${JSON.stringify(history)}`).join(',\n');
  writeFileSync(file, `{\n  "sources": ${JSON.stringify(kept.sources)},\n  "histories": [\n${lines}\n  ]\n}\n`);
  console.log(`${plan.flow}: ${kept.histories.length} histories`);
}

async function recorded(plan: Plan, seed: number): Promise<History> {
  const inventor = new Inventor(seed);
  const trigger = plan.triggers[seed % plan.triggers.length] ?? plan.triggers[0];
  const recordKey = `key-${seed}`;
  const begun = {
    flow: plan.flow,
    revision: plan.revision,
    trigger: trigger?.id ?? '',
    recordKey,
    input: { key: recordKey, type: 'changed', occurredAt: NOW, data: handedOver(inventor) },
    now: NOW,
  };
  const told: Told[] = [];
  const outside: Outside = (target, invent) => {
    if (/^(find|rows|table|pages) /.test(target) || !inventor.chance(25)) {
      const answer = invent();
      told.push(JSON.parse(JSON.stringify({ target, answer })) as Told);
      return Promise.resolve(answer);
    }
    const [kind, outcome] = inventor.pick([
      ['rate_limited', 'rejected'],
      ['invalid', 'rejected'],
      ['transient', 'unknown'],
      ['auth', 'rejected'],
    ] as const);
    told.push({ target, error: { kind, outcome, message: 'invented' } });
    return Promise.reject(new ConnectorError(kind, 'invented', { outcome }));
  };
  const decided = await decide(pack, plan.source, begun, outside, { inventor, tables });
  return { ...begun, told, decided };
}

/** What an event, or a person, hands over to the shipped flows. */
function handedOver(inventor: Inventor): Record<string, unknown> {
  const skus = ['LIZ-100', 'BER-200', 'SUP-300', 'XXX-999'];
  const line = { position: 1, name: 'Lizenz', quantity: '2', unitPrice: '100.00', sku: inventor.pick(skus) };
  return {
    caseId: 'case-1',
    cause: 'payment T-1',
    transactionId: 'T-1',
    statementId: 'S-1',
    number: 'RE-2026-00001',
    reason: 'wrong address',
    lines: inventor.chance(6) ? [] : [line, { ...line, position: 2, sku: inventor.pick(skus) }],
  };
}

/** The rows of the shipped tables; the key of one look-up in twelve has none. */
function tables(...[what, name, key]: Parameters<TableSource>): unknown[] {
  const table = pack.tables.find(({ definition }) => definition.table === name);
  if (what === 'table') return [{ definition: table?.definition, version: 1, contentHash: '', importedRows: [] }];
  if (key.length === 0) return [];
  const exact = table?.rows.find((row) => JSON.stringify(row.key) === JSON.stringify(key));
  const row = exact ?? (key[0]?.startsWith('XXX') ? undefined : table?.rows[0]);
  return row ? [{ values: row.values, version: 1, rowId: '1' }] : [];
}
