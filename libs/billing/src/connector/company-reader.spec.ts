import { describe, expect, it } from '@jest/globals';
import { readCompany } from './company-reader.ts';

const company = { name: 'Muster AG', external: { connection: 'crm', entity: 'company', key: '1' } };

describe('reading a company', () => {
  it.each([
    ['ZUGFeRD', 'zugferd'],
    [' xrechnung ', 'xrechnung'],
    ['', undefined],
    [null, undefined],
  ])('takes the wish for invoices as «%s»', (invoiceFormat, read) => {
    expect(readCompany({ ...company, invoiceFormat }).invoiceFormat).toBe(read);
  });

  it('refuses a form of invoice that does not exist, and a company without a name', () => {
    expect(() => readCompany({ ...company, invoiceFormat: 'PDF' })).toThrow('billing.invoice_format_unknown');
    expect(() => readCompany({ ...company, name: ' ' })).toThrow('billing.company_incomplete');
  });
});
