import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { company, customerOf, settings, today } from '../../../test/company.ts';
import { findCustomer, matchCustomer } from './customer-matching.ts';
import type { CompanyDescription } from './party-directory.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

/** A company at the address of its group: `foehr-1` and `foehr-2` are neighbours. */
const from = (name: string, key: string, over: Partial<CompanyDescription> = {}): CompanyDescription => ({
  ...company(key.split('-')[0] ?? ''),
  name,
  external: { connection: 'crm', entity: 'company', key },
  ...over,
});
const match = (described: CompanyDescription, decision?: string, accept = 0.92) =>
  matchCustomer(test.db, settings, { company: described, accept, decision, decidedBy: 'anna', at: today });

const find = (described: CompanyDescription) => findCustomer(test.db, settings, { company: described, accept: 0.92 });
const kept = () =>
  test.db.query('select (select count(*) from party) as parties, (select count(*) from party_link) as links');

describe('matching a customer', () => {
  it('makes an unknown company a customer with the next debtor number, once', async () => {
    const first = await match(from('Ostsee Reederei GmbH', 'ostsee-1'));
    const again = await match(from('Ostsee Reederei GmbH', 'ostsee-1'));
    expect(first).toMatchObject({ verdict: 'matched', record: { debtorNumber: expect.stringMatching(/^1\d{4}$/) } });
    expect(again).toEqual(first);
  });

  it('looks for a company without making it a customer or learning of it', async () => {
    const before = await kept();
    expect(await find(from('Niemand Bekanntes AG', 'niemand-1'))).toEqual({ verdict: 'missing' });
    expect(await kept()).toEqual(before);
    const matched = await match(from('Halligen Bau GmbH', 'hallig-1'));
    const id = matched.verdict === 'matched' && matched.record['id'];
    const made = await kept();
    for (const key of ['hallig-1', 'hallig-2'])
      expect(await find(from('Halligen Bau GmbH', key))).toMatchObject({
        verdict: 'matched',
        record: { id },
      });
    expect(await find(from('Halligen Bau AG', 'hallig-3'))).toMatchObject({ verdict: 'uncertain' });
    expect(await kept()).toEqual(made);
  });

  it('makes one customer of one new company met in twenty deals at once', async () => {
    const spellings = ['Föhr Kaffee GmbH', 'GmbH Foehr Kaffee', 'FÖHR KAFFEE'];
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) => customerOf(test.db, from(spellings[index % 3] ?? '', `foehr-${index}`))),
    );
    expect(new Set(ids).size).toBe(1);
    const numbers = await test.db.query<{ debtor: string }>('select debtor_number as debtor from party order by 1');
    expect(numbers.map(({ debtor }) => Number(debtor))).toEqual(numbers.map((_, index) => 10000 + index));
  });

  it('knows a company by its VAT id and by its customer number, whatever its name', async () => {
    const id = await customerOf(
      test.db,
      from('Alpenmilch AG', 'alpen-1', { vatId: 'ATU 13585627', customerNumber: 'K-77' }),
    );
    expect(await customerOf(test.db, from('Molkerei Tirol', 'tirol-1', { vatId: 'atu13585627', address: {} }))).toBe(
      id,
    );
    expect(await customerOf(test.db, from('AM Holding', 'holding-1', { customerNumber: 'K-77', address: {} }))).toBe(
      id,
    );
  });

  it('learns an address that was missing, and leaves one that is known', async () => {
    const id = await customerOf(
      test.db,
      from('Leuchtfeuer AG', 'leucht-1', { vatId: 'ATU 38516405', address: {}, email: undefined }),
    );
    const here = { street: 'Kai 1', zip: '1010', city: 'Wien', country: 'at' };
    await match(from('Leuchtfeuer AG', 'leucht-1', { address: here, email: 'post@leucht.example' }));
    await match(from('Leuchtfeuer AG', 'leucht-1', { address: { ...here, street: 'Anderswo 2' } }));
    const rows = await test.db.query('select address, country, email from party where id = $1', [id]);
    expect(rows).toEqual([{ address: here, country: 'AT', email: 'post@leucht.example' }]);
  });

  it('writes the country in capitals, and sends invoices in the form that was wished for last', async () => {
    const address = { street: 'Am Markt 3', zip: '1010', city: 'Wien', country: 'at' };
    const told = { ...from('Wunsch Handel GmbH', 'wunsch-1'), address };
    expect(await match({ ...told, invoiceFormat: 'zugferd' })).toMatchObject({
      record: { country: 'AT', invoiceFormat: 'zugferd' },
    });
    expect(await match({ ...told, invoiceFormat: 'xrechnung' })).toMatchObject({
      record: { invoiceFormat: 'xrechnung' },
    });
    expect(await match(told)).toMatchObject({ record: { invoiceFormat: 'xrechnung' } });
  });

  it('asks about a similar company with score and reasons', async () => {
    await match(from('Bergmann Logistik GmbH', 'berg-1'));
    const similar = await match(from('Bergmann Logistik AG', 'berg-2'));
    expect(similar).toMatchObject({
      verdict: 'uncertain',
      candidates: [
        {
          score: '0.900',
          reasons: expect.arrayContaining([{ de: 'verschiedene Rechtsformen', en: 'different legal forms' }]),
        },
      ],
    });
  });

  it('obeys a decision and remembers it', async () => {
    const known = await customerOf(test.db, from('Kieler Yachtbau GmbH', 'kiel-1'));
    const twin = from('Kieler Jachtbau GmbH & Co. KG', 'kiel-2');
    const asked = await match(twin);
    expect(asked.verdict).toBe('uncertain');
    expect(await match(twin, known)).toMatchObject({ verdict: 'matched', record: { id: known } });
    expect(await match(twin)).toMatchObject({ verdict: 'matched', record: { id: known } });

    const other = from('Kieler Yachtbau AG', 'kiel-3');
    const decided = await match(other, 'new');
    expect(decided).toMatchObject({ verdict: 'matched', record: { name: 'Kieler Yachtbau AG' } });
    expect(await match(other)).toEqual(decided);
    expect(await match(from('Kieler Yachtbau AG', 'kiel-4'))).toEqual(decided);
  });

  it('does not ask again about companies that a person told apart', async () => {
    const first = await customerOf(test.db, from('Bremer Speicher GmbH', 'bremen-1'));
    const second = from('Bremer Speicher KG', 'bremen-2');
    const decided = await match(second, 'new');
    expect(decided).not.toMatchObject({ record: { id: first } });
    expect(await match(from('Bremer Speicher KG', 'bremen-3'), undefined, 0.85)).toEqual(decided);
  });

  it('refuses a decision for a customer that does not exist', async () => {
    await expect(match(from('Nirgendwo GmbH', 'nowhere-1'), '00000000-0000-0000-0000-000000000000')).rejects.toThrow(
      'billing.customer_unknown',
    );
  });
});
