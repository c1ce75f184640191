import { describe, expect, it } from '@jest/globals';
import type { TableRow } from './definition.ts';
import { missingRowQuestion, type TableDefinition } from './index.ts';

const definition: TableDefinition = {
  table: 'product_account',
  title: { de: 'Erlöskonten', en: 'Revenue accounts' },
  owner: 'finance',
  key: [{ name: 'sku', label: { de: 'Artikel', en: 'SKU' } }],
  values: [
    { name: 'account', label: { de: 'Konto', en: 'Account' }, type: 'account', required: true },
    { name: 'tax_key', label: { de: 'Schlüssel', en: 'Key' }, type: 'tax_key', required: false },
    { name: 'rate', label: { de: 'Satz', en: 'Rate' }, type: 'decimal', required: true },
    {
      name: 'unit',
      label: { de: 'Einheit', en: 'Unit' },
      type: 'choice',
      required: true,
      choices: [{ value: 'HUR', label: { de: 'Stunde', en: 'Hour' } }],
    },
  ],
};

const row = (sku: string, account: string, rate: string): TableRow => ({
  key: [sku],
  values: { account, tax_key: null, rate, unit: 'HUR' },
  validFrom: '0001-01-01',
  validTo: null,
});

describe('missingRowQuestion', () => {
  const rows = [row('A', '8400', '19.00'), row('B', '8400', '7.00'), row('C', '8300', '16.00')];
  const question = missingRowQuestion({ definition, key: ['X'], evidence: { deal: '42' }, rows });

  it('goes to the owner of the table and is one question per table and key', () => {
    expect(question).toMatchObject({
      kind: 'mapping.missing_row',
      owner: 'finance',
      subject: 'product_account/X',
      evidence: { deal: '42', table: 'product_account', key: { sku: 'X' } },
    });
  });

  it('asks for every column of the row in the form that fits its type', () => {
    const [add, reject] = question.options;
    expect(add?.fields?.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['account', 'text', true],
      ['tax_key', 'text', false],
      ['rate', 'amount', true],
      ['unit', 'choice', true],
    ]);
    expect([add?.value, reject?.value, reject?.fields]).toEqual(['add_row', 'reject', undefined]);
  });

  it('suggests the most frequent value, and nothing where none stands out', () => {
    const suggested = question.options[0]?.fields?.map(({ suggestion }) => suggestion);
    expect(suggested).toEqual(['8400', undefined, undefined, 'HUR']);
  });
});
