import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '@belegfluss/sandbox';
import { callContext } from '../../connectors/test-doubles/call-context.ts';
import { fetchHttp } from '../../connectors/test-doubles/fetch-http.ts';
import { orderSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { bankPolicy } from '../../connectors/bank_download/client.ts';
import type { BankDownloadConfig } from '../../connectors/bank_download/config.ts';
import { statement } from '../../connectors/bank_download/entities/statement.ts';

const iban = 'DE02120300000000202051';
let sandbox: Sandbox;
let config: BankDownloadConfig;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dir: mkdtempSync(join(tmpdir(), 'connectors-bank-')) });
  config = { baseUrl: `http://127.0.0.1:${sandbox.port}/bank`, token: 'sandbox-bank-token' };
  await orderSandbox(sandbox.port, 'bank/statements', {
    account: { iban, currency: 'EUR', owner: 'Musterwerk GmbH' },
    entries: [
      { amount: '1190.50', bookingDate: '2026-11-20', debtor: { name: 'Muster GmbH' }, unstructured: ['RE-2026-0001'] },
    ],
  });
});

afterAll(() => sandbox.close());

function context(token = config.token) {
  return callContext(config, fetchHttp(bankPolicy(config), { authorization: `Bearer ${token}` }));
}

describe('the bank download against the sandbox', () => {
  it('downloads each statement as it is', async () => {
    const ctx = context();
    const page = await statement.changes?.(ctx, '2000-01-01T00:00:00Z', undefined);
    expect(page?.records).toMatchObject([{ record: { account: iban, file: { mediaType: 'application/xml' } } }]);
    const file = page?.records[0]?.record['file'] as { sha256: string };
    const xml = Buffer.from(await ctx.files.get(file)).toString('utf8');
    expect([xml.includes('camt.053'), xml.includes('1190.50')]).toEqual([true, true]);
  });

  it('finds nothing new later than the last one, and nothing under an unknown id', async () => {
    expect((await statement.changes?.(context(), '2999-01-01T00:00:00Z', undefined))?.records).toEqual([]);
    expect(await statement.read?.(context(), 'unknown')).toBeUndefined();
  });

  it('is refused with a wrong token', async () => {
    await expect(statement.read?.(context('wrong'), 'any')).rejects.toMatchObject({ outcome: 'rejected' });
  });
});
