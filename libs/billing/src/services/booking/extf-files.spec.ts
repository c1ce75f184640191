import { describe, expect, it } from '@jest/globals';
import { readDebtors } from '@belegfluss/documents';
import { settings, today } from '../../../test/company.ts';
import { writeDebtorFile } from './extf-files.ts';

const party = {
  id: 'p',
  name: 'Kunde GmbH',
  customerNumber: null,
  address: {},
  country: 'DE',
  email: null,
  debtorNumber: '10000',
  invoiceFormat: null,
};

describe('the master data of a customer', () => {
  it.each([
    ['ATU13585627', 'ATU13585627'],
    ['be 0428.759.497', 'BE0428759497'],
    ['GR 094259216', 'EL094259216'],
    ['XI980780684', 'XI980780684'],
    ['CHE-100.155.212 MWST', undefined],
    ['CHE-100.155.212', undefined],
    ['GB980780684', undefined],
    ['NO995525828MVA', undefined],
    ['n/a', undefined],
    [null, undefined],
  ])('have the VAT id %s as %s', async (stored, written) => {
    const file = await writeDebtorFile(settings, [{ ...party, vatId: stored }], today);
    expect(readDebtors(file).rows[0]?.vatId).toBe(written);
  });
});
