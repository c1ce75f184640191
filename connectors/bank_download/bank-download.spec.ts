import { describe, expect, it } from '@jest/globals';
import { Value } from 'typebox/value';
import type { HttpRequest } from '@belegfluss/sdk';
import { outsideOf } from '../test-doubles/outside.ts';
import type { ScriptedAnswer } from '../test-doubles/scripted-http.ts';
import { bankPolicy } from './client.ts';
import { BankDownloadConfig } from './config.ts';
import type { CsvProfile } from './csv-profile.ts';
import { statement } from './entities/statement.ts';
import { bankDownload } from './index.ts';

const config: BankDownloadConfig = { baseUrl: 'https://bank.example.com', token: 'token' };
const listed = (id: string) => ({
  id,
  fileName: `${id}.xml`,
  createdAt: '2026-11-20T06:00:00Z',
  account: 'DE02120300000000202051',
});
const xml = (id: string) => new TextEncoder().encode(`<Document>${id}</Document>`);

const outside = outsideOf(bankPolicy, config);

/** Two pages of one statement each. */
function bank(request: HttpRequest): ScriptedAnswer {
  if (request.path !== '/statements') return { body: xml(request.path.split('/').at(-1) ?? '') };
  return request.query?.['cursor'] === undefined
    ? { body: { statements: [listed('a')], next: '1' } }
    : { body: { statements: [listed('b')], next: null } };
}

describe('bank statements', () => {
  it('come page by page with their files', async () => {
    const { ctx, exchanges } = outside(bank);
    const first = await statement.changes?.(ctx, '2026-11-01T00:00:00Z', undefined);
    const second = await statement.changes?.(ctx, '2026-11-01T00:00:00Z', first?.next);
    expect([first?.next, second?.next]).toEqual(['1', undefined]);
    expect(second?.records[0]).toMatchObject({
      key: 'b',
      changedAt: '2026-11-20T06:00:00Z',
      record: { fileName: 'b.xml' },
    });
    const file = second?.records[0]?.record['file'] as { sha256: string };
    expect(await ctx.files.get(file)).toEqual(xml('b'));
    expect(exchanges[0]?.request.query).toMatchObject({ since: '2026-11-01T00:00:00Z' });
  });

  it('say how their bank writes CSV where the connection does', async () => {
    const profile: CsvProfile = {
      id: 'house',
      name: 'Hausbank',
      source: 'export of 20 November 2026',
      delimiter: ',',
      dates: 'ymd',
      decimal: '.',
      currency: 'EUR',
      header: ['Day', 'Sum'],
      columns: { bookingDate: 'Day', amount: 'Sum' },
    };
    const { ctx } = outside(bank, { ...config, csvProfiles: [profile] });
    expect(await statement.read?.(ctx, 'b')).toMatchObject({ csvProfiles: [profile] });
    const faults = (csvProfiles: unknown) =>
      [...Value.Errors(BankDownloadConfig, { ...config, csvProfiles })].map(({ instancePath }) => instancePath);
    expect(faults([profile])).toEqual([]);
    expect(faults([{ ...profile, decimal: ';' }])).toContain('/csvProfiles/0/decimal');
    expect(faults([{ ...profile, columns: { amount: 'Sum' } }])).toContain('/csvProfiles/0/columns');
  });

  it('are found on any page, and missing where the bank has them no more', async () => {
    const { ctx } = outside(bank);
    expect(await statement.read?.(ctx, 'b')).toMatchObject({ id: 'b', account: 'DE02120300000000202051' });
    expect(await statement.read?.(ctx, 'c')).toBeUndefined();
  });

  it('are an error where the list of the bank goes round', async () => {
    const { ctx } = outside({ body: { statements: [listed('a')], next: '1' } });
    await expect(statement.read?.(ctx, 'c')).rejects.toMatchObject({ kind: 'schema_drift' });
  });

  it.each([
    ['a.XML', 'application/xml'],
    ['umsatz.2026.csv', 'text/csv'],
    ['a.sta', 'text/plain'],
    ['xml', 'application/xml'],
  ])('named %s are kept as %s', async (fileName, type) => {
    const { ctx } = outside((request) =>
      request.path === '/statements' ? { body: { statements: [{ ...listed('a'), fileName }] } } : { body: xml('a') },
    );
    expect(await statement.read?.(ctx, 'a')).toMatchObject({ file: { mediaType: type } });
  });

  it('tell which account the connection reads', async () => {
    expect(await bankDownload.check?.(outside(bank).ctx)).toEqual({ account: 'DE02120300000000202051' });
    const empty = outside({ body: { statements: [] } });
    expect(await bankDownload.check?.(empty.ctx)).toEqual({ account: 'bank.example.com' });
  });
});
