import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { runSandbox, type Answer, type RunningSandbox } from '../../../test/running-sandbox.ts';

const ACCOUNT = { iban: 'DE89 3704 0044 0532 0130 00', currency: 'EUR', owner: 'Musterwerk GmbH' };
const PAYMENT = {
  amount: '119.00',
  creditDebit: 'CRDT',
  bookingDate: '2026-11-02',
  valueDate: '2026-11-03',
  debtor: { name: 'Müller & Söhne <GmbH>', iban: 'DE02120300000000202051', country: 'DE' },
  endToEndId: '00123',
  structuredReference: 'RF18539007547034',
  unstructured: ['Rechnung RE-1', 'abzgl. Skonto'],
  accountServicerReference: 'B-1',
};
const FEE = {
  amount: '5.5',
  creditDebit: 'DBIT',
  bookingDate: '2026-11-02',
  accountServicerReference: 'B-2',
  unstructured: ['Entgelt'],
};
const BATCH = {
  amount: '50.00',
  creditDebit: 'CRDT',
  bookingDate: '2026-11-03',
  accountServicerReference: 'B-3',
  batch: [{ amount: '20.00', endToEndId: 'e1' }, { amount: '30.00' }],
};

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await runSandbox();
});
afterEach(() => sandbox.close());

const make = (order: object): Promise<Answer> =>
  sandbox.call('POST', '/control/bank/statements', { account: ACCOUNT, ...order });

describe('statements of the bank', () => {
  it('join: each opens with what the last one closed with, also after a restart', async () => {
    const first = await make({ openingBalance: '1000.00', entries: [PAYMENT, FEE] });
    expect(first.json).toMatchObject({ opening: '1000.00', closing: '1113.50' });
    await sandbox.close();
    sandbox = await runSandbox({ dir: sandbox.dir });
    expect((await make({ openingBalance: '7', entries: [BATCH] })).json).toMatchObject({
      opening: '1113.50',
      closing: '1163.50',
    });
  });

  it('are valid after the schema of CAMT.053.001.08', async () => {
    await make({ entries: [PAYMENT, FEE, BATCH] });
    const schema = shared('accounting/data/bank/xsd/camt.053.001.08.xsd');
    if (schema === undefined) return;
    if (spawnSync('xmllint', ['--version']).error !== undefined) {
      console.warn('skipped: validation of CAMT.053 (xmllint is missing)');
      return;
    }
    const folder = join(sandbox.dir, 'bank');
    for (const file of readdirSync(folder))
      execFileSync('xmllint', ['--noout', '--schema', schema, join(folder, file)], { stdio: 'pipe' });
  });

  it('carry the references as text and the names escaped', async () => {
    const { json } = await make({ entries: [PAYMENT, BATCH] });
    const { text, headers } = await sandbox.call('GET', `/bank/statements/${String(json['id'])}`);
    expect(headers.get('content-type')).toContain('application/xml');
    for (const part of [
      '<EndToEndId>00123</EndToEndId>',
      '<Ref>RF18539007547034</Ref>',
      '<Nm>Müller &amp; Söhne &lt;GmbH&gt;</Nm>',
      '<Ustrd>Rechnung RE-1</Ustrd>',
      '<NbOfTxs>2</NbOfTxs>',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('are listed from a time on, and only to those who have the token', async () => {
    await sandbox.call('POST', '/control/clock', { now: '2026-11-02T09:00:00.000Z' });
    await make({ entries: [PAYMENT] });
    await sandbox.call('POST', '/control/clock', { now: '2026-11-05T09:00:00.000Z' });
    await make({ entries: [BATCH] });
    const { json } = await sandbox.call('GET', '/bank/statements?since=2026-11-03T00:00:00Z');
    expect(json).toMatchObject({
      statements: [{ id: 'DE89370400440532013000-0002', account: 'DE89370400440532013000' }],
      next: null,
    });
    expect((await sandbox.call('GET', '/bank/statements', undefined, { authorization: 'Bearer x' })).status).toBe(401);
  });

  it('are not made from a batch that does not add up, or in another currency than the account', async () => {
    expect((await make({ entries: [{ ...BATCH, amount: '51.00' }] })).json['error']).toBe(
      'entries[0].batch: its parts do not make its amount',
    );
    expect((await make({ entries: [{ ...FEE, currency: 'CHF' }] })).status).toBe(400);
  });

  it('are not made from amounts that are no money', async () => {
    for (const amount of ['-1', '1,50', '1.005', 'abc', '0'])
      expect((await make({ entries: [{ ...FEE, amount }] })).status).toBe(400);
  });
});
