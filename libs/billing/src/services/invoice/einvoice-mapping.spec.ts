import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { company, issuedInvoice, roomOf } from '../../../test/company.ts';
import type { TaxCase } from '../../rules/tax-case.ts';
import type { IssuedInvoice } from './invoice-issue.ts';

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
