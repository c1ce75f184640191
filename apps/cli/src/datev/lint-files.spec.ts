import { describe, expect, it } from '@jest/globals';
import { automaticRevenueAccounts, writeBookingBatch } from '@belegfluss/documents';
import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { called } from '../../test/called.ts';

const batch = writeBookingBatch({
  header: {
    createdAt: '2026-11-21T10:15:00.000',
    consultant: '29098',
    client: '55003',
    fiscalYearStart: '2026-01-01',
    accountLength: 4,
    from: '2026-11-01',
    to: '2026-11-30',
    label: 'Rechnungen 11/2026',
    locked: false,
    currency: 'EUR',
    chartOfAccounts: '03',
  },
  rows: [
    {
      amount: '1428.00',
      side: 'debit',
      account: '10042',
      contraAccount: '8400',
      documentDate: '2026-11-05',
      documentField1: 'RE-2026-00017',
      text: 'Müller & Söhne',
    },
  ],
  automaticAccounts: automaticRevenueAccounts['03'],
});
const withTaxKey = Buffer.from(Buffer.from(batch).toString('latin1').replace(';8400;""', ';8400;"3"'), 'latin1');

const call = (...argv: string[]) => called(argv);

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'belegfluss-datev-')), name);
  await writeFile(path, bytes);
  return path;
}

describe('datev lint', () => {
  it('finds nothing in a batch that we wrote', async () => {
    const path = await file('EXTF_Rechnungen.csv', batch);
    expect(await call('datev', 'lint', path)).toEqual({
      exitCode: 0,
      out: '1 file checked, 0 errors, 0 warnings\n',
      err: '',
    });
  });

  it('says place, field and code of DATEV, and no line of the file, which names people', async () => {
    const path = await file('EXTF_Rechnungen.csv', withTaxKey);
    const { exitCode, out } = await call('datev', 'lint', path, '--lang', 'de');
    expect(exitCode).toBe(1);
    const column = withTaxKey.toString('latin1').split('\r\n')[2]!.indexOf('"3"') + 1;
    expect(out).toContain(`${path}:3:${column}  Fehler  datev.tax_key_on_automatic_account`);
    expect(out).toContain('DATEV meldet das als #REW00305.');
    expect(out).toContain('1 Datei geprüft, 1 Fehler, 0 Warnungen\n');
    expect(out).not.toMatch(/Söhne|S.hne/);
  });

  it('gives one JSON document with the findings of all files', async () => {
    const paths = [await file('EXTF_gut.csv', batch), await file('EXTF_schlecht.csv', withTaxKey)];
    const { exitCode, out, err } = await call('datev', 'lint', ...paths, '--json');
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      ok: false,
      files: [
        { file: paths[0], errors: 0, warnings: 0 },
        { file: paths[1], errors: 1, warnings: 0 },
      ],
      diagnostics: [{ code: 'datev.tax_key_on_automatic_account', line: 3, facts: { datevCode: '#REW00305' } }],
    });
  });

  it('does not fail for a warning', async () => {
    const { exitCode, out } = await call('datev', 'lint', await file('Rechnungen.csv', batch));
    expect(exitCode).toBe(0);
    expect(out).toContain('warning  datev.import_name');
  });

  it('refuses a file that is too large without reading it whole', async () => {
    const path = await file('EXTF_gross.csv', batch);
    await truncate(path, 3_000_000_000);
    const { exitCode, out } = await call('datev', 'lint', path);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: expect.stringContaining('datev.file_too_large') });
  });

  it.each([
    ['no file', ['datev', 'lint']],
    ['a file that does not exist', ['datev', 'lint', 'nowhere.csv']],
    ['a folder', ['datev', 'lint', tmpdir()]],
  ])('calls %s wrong use', async (_name, argv) => {
    const { exitCode, out, err } = await call(...argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('cli.usage');
  });
});
