import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cancelledLines, invoiceTotals, type BillableLine } from './invoice-totals.ts';
import { exact, negated, sameAmount, sum } from '../money.ts';
import { checkBuyer, lineTaxation, type TaxCase } from './tax-case.ts';

const line = (over: Partial<BillableLine>): BillableLine => ({
  position: 1,
  sku: 'A-1',
  name: 'Beratung',
  quantity: '1',
  unit: 'HUR',
  unitPrice: '100.00',
  account: '8400',
  taxRate: '19',
  ...over,
});
const domestic: TaxCase = { code: 'domestic', category: 'S' };
const totals = (lines: BillableLine[], taxCase: TaxCase = domestic) =>
  invoiceTotals(
    lines.map((one) => ({ ...one, taxation: lineTaxation(one, taxCase, { AE: '8336', O: '8338' }) })),
    'EUR',
  );

describe('invoice totals', () => {
  it('tax each rate once on the sum of its lines', () => {
    const result = totals([
      line({ unitPrice: '0.33' }),
      line({ unitPrice: '0.33' }),
      line({ unitPrice: '0.33' }),
      line({ unitPrice: '10', taxRate: '7', account: '8300' }),
    ]);
    expect(result.taxGroups).toEqual([
      { category: 'S', rate: '19', taxable: '0.99', tax: '0.19' },
      { category: 'S', rate: '7', taxable: '10.00', tax: '0.70' },
    ]);
    expect([result.net, result.tax, result.gross]).toEqual(['10.99', '0.89', '11.88']);
  });

  it('count rates written with different digits as one', () => {
    expect(totals([line({ taxRate: '19' }), line({ taxRate: '19.00' })]).taxGroups).toEqual([
      { category: 'S', rate: '19', taxable: '200.00', tax: '38.00' },
    ]);
  });

  it('take an amount off a line after its percentage, and give it back when cancelled', () => {
    const lines = [line({ quantity: '2', discountPercent: '10', discountAmount: '30.00' })];
    expect(totals(lines).lines).toMatchObject([{ amount: '200.00', discount: '50.00', net: '150.00' }]);
    expect(totals(cancelledLines(lines)).gross).toBe('-178.50');
  });

  it('take the discount off the rounded line', () => {
    const [priced] = totals([line({ quantity: '3', unitPrice: '33.335', discountPercent: '12.5' })]).lines;
    expect([priced?.amount, priced?.discount, priced?.net]).toEqual(['100.01', '12.50', '87.51']);
  });

  it('book reverse charge without tax on the account of the tax case, never on the automatic account of the line', () => {
    const result = totals([line({})], { code: 'eu', category: 'AE' });
    expect(result.tax).toBe('0.00');
    expect(result.revenueGroups).toMatchObject([{ account: '8336', taxKey: '', gross: '100.00' }]);
    expect(() => totals([line({})], { code: 'export', category: 'G' })).toThrow('billing.tax_case_account_missing');
  });

  it('book each cost centre for itself, and what has none together', () => {
    const lines = [line({ costCentre: '100' }), line({}), line({ costCentre: '200' }), line({ costCentre: '' })];
    expect(totals(lines).revenueGroups.map(({ costCentre, gross }) => `${costCentre} ${gross}`)).toEqual([
      '100 119.00',
      ' 238.00',
      '200 119.00',
    ]);
  });

  it('need the VAT id of a buyer who owes the tax', () => {
    expect(() => checkBuyer({ code: 'eu', category: 'AE' }, { vatId: '' }, 'DE')).toThrow(
      'billing.buyer_vat_id_missing',
    );
    for (const vatId of ['NONSENSE', 'ATU13585628', 'DE136695976']) {
      expect(() => checkBuyer({ code: 'eu', category: 'AE' }, { vatId }, 'DE')).toThrow('billing.buyer_vat_id_invalid');
    }
    expect(() => checkBuyer({ code: 'eu', category: 'AE' }, { vatId: 'ATU13585627' }, 'DE')).not.toThrow();
  });

  it('divide into bookings that add up to the gross amount, and cancel to the cent', () => {
    const arbitrary = fc.record({
      quantity: fc.integer({ min: 1, max: 99_999 }).map((n) => exact(n).dividedBy(100).toFixed()),
      unitPrice: fc.integer({ min: 1, max: 9_999_999 }).map((n) => exact(n).dividedBy(1000).toFixed()),
      discountPercent: fc.constantFrom('0', '5', '12.5'),
      account: fc.constantFrom('8400', '8401', '8300'),
      costCentre: fc.constantFrom('', '100'),
      taxRate: fc.constantFrom('19', '7'),
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 8 }), (parts) => {
        const lines = parts.map((part) => line(part));
        const invoice = totals(lines);
        const cancelled = totals(cancelledLines(lines));
        expect(sum(invoice.revenueGroups.map((group) => group.gross))).toBe(invoice.gross);
        expect(sum([invoice.net, invoice.tax])).toBe(invoice.gross);
        expect(sameAmount(cancelled.gross, negated(invoice.gross))).toBe(true);
        expect(sameAmount(cancelled.tax, negated(invoice.tax))).toBe(true);
      }),
    );
  });
});
