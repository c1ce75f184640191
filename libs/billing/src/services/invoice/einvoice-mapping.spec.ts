import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { company, issuedInvoice, roomOf } from '../../../test/company.ts';
import type { TaxCase } from '../../rules/invoices/tax-case.ts';
import { toEInvoice } from './einvoice-mapping.ts';
import type { IssuedInvoice } from './invoice-issue.ts';
import type { InvoiceModel } from './invoice-model.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const reverseCharge: TaxCase = {
  code: 'eu',
  category: 'AE',
  exemptionCode: 'VATEX-EU-AE',
  exemptionText: { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'Reverse charge' },
};

/** An invoice to a company of which no e-mail address is known. */
function invoiceTo(name: string, country: string, vatId: string): Promise<IssuedInvoice> {
  const address = { street: 'Via 1', zip: '1000', city: 'Città', country };
  const from = company(name, { email: undefined, vatId, address });
  return issuedInvoice(test.db, { key: name, taxCase: reverseCharge, from });
}

describe('the seller on an e-invoice', () => {
  it('is identified by its register, and by its tax number where it stands in none', async () => {
    const { number } = await issuedInvoice(test.db, { key: 'seller', from: company('Verkauft GmbH') });
    const [row] = await test.db.query<{ model: InvoiceModel }>('select model from invoice where number = $1', [number]);
    if (!row) throw new Error('the invoice was not kept');
    const registered = toEInvoice(row.model, undefined).seller;
    expect([registered.registrationIdentifier, registered.identifiers]).toEqual(['HRB 123456', undefined]);
    const { registration: _registration, ...seller } = row.model.seller;
    const unregistered = toEInvoice({ ...row.model, seller }, undefined).seller;
    expect([unregistered.registrationIdentifier, unregistered.identifiers]).toEqual([
      undefined,
      [{ id: seller.taxNumber }],
    ]);
  });
});

describe('the e-invoice to a customer without an e-mail address', () => {
  it('has the VAT id, without blanks, as the address where its country has a scheme for it', async () => {
    const { xml } = await invoiceTo('Acqua S.p.A.', 'IT', 'it 00743110157');
    const written = new TextDecoder().decode(await roomOf(test.db).files.get(xml));
    expect(written).toContain('<cbc:EndpointID schemeID="0211">IT00743110157<');
    expect(written).toContain('<cbc:CompanyID>IT00743110157<');
  });

  it('has none where nothing tells one, so that a person is asked', async () => {
    await expect(invoiceTo('Fisk ApS', 'DK', 'DK13585628')).rejects.toMatchObject({
      question: { kind: 'invoice.not_valid', evidence: { findings: [expect.objectContaining({ term: 'BT-49' })] } },
    });
  });
});
