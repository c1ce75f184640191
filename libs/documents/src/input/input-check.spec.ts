import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { sampleBatch, sampleSale } from '../../test/samples/sample-datev.ts';
import { sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { sampleLetterhead } from '../../test/samples/sample-letterhead.ts';
import { sampleTransfers } from '../../test/samples/sample-payments.ts';
import type { Booking, CreditTransfers, Letterhead, PaymentTerms } from '../index.ts';
import {
  renderInvoicePdf,
  writeBookingBatch,
  writeCreditTransfers,
  writeCii,
  writePaymentTerms,
  writeUbl,
} from '../index.ts';

const invoice = sampleInvoices['domestic 19 %']!;

// What a caller hands in that no compiler watches.
const batchWith = (change: Record<string, unknown>): Uint8Array =>
  writeBookingBatch(sampleBatch(sampleSale, { ...sampleSale, ...change } as unknown as Booking));
const letterWith = (change: Record<string, unknown>): Promise<Uint8Array> => {
  const letterhead = { ...sampleLetterhead, ...change } as unknown as Letterhead;
  return renderInvoicePdf({ invoice, language: 'de', letterhead });
};

describe('what is handed in to be written', () => {
  it('is refused with place, demand, sentence and remedy in both languages', async () => {
    expect(await refusalOf(() => batchWith({ side: 'x' }))).toEqual([
      {
        code: 'document.input_invalid',
        severity: 'error',
        message: {
          de: 'Das Feld rows[1].side muss einer dieser Werte sein: debit, credit.',
          en: 'The field rows[1].side must be one of these values: debit, credit.',
        },
        remedy: { de: expect.stringContaining('"1234.50"'), en: expect.stringContaining('"1234.50"') },
        path: 'rows[1].side',
        facts: { demand: 'choice', values: 'debit, credit' },
      },
    ]);
  });

  it.each<[string, () => unknown, [path: string, demand: string][]]>([
    ['a number for an amount', () => batchWith({ amount: 1428 }), [['rows[1].amount', 'decimal']]],
    ['an amount of two points', () => batchWith({ amount: '1.428.00' }), [['rows[1].amount', 'decimal']]],
    [
      'null and a date object',
      () => batchWith({ text: null, documentDate: new Date(0) }),
      [
        ['rows[1].documentDate', 'date'],
        ['rows[1].text', 'text'],
      ],
    ],
    ['more behind a day', () => batchWith({ dueDate: '2026-12-21T00:00:00Z' }), [['rows[1].dueDate', 'date']]],
    ['a number in another column', () => batchWith({ otherFields: { Stück: 3 } }), [['rows[1].otherFields', 'texts']]],
    [
      'no rows',
      () => writeBookingBatch({ ...sampleBatch(), rows: undefined as unknown as Booking[] }),
      [['rows', 'list']],
    ],
    ['nothing at all', () => writeBookingBatch(null as never), [['batch', 'object']]],
    [
      'a profile that does not exist',
      () => [writeUbl, writeCii].map((write) => write(invoice, 'zugferd' as 'xrechnung')),
      [['profile', 'choice']],
    ],
    [
      'a version that does not exist',
      () => writeCreditTransfers(sampleTransfers(), '04' as '03'),
      [['version', 'choice']],
    ],
    ['a list instead of an order', () => writeCreditTransfers([] as unknown as CreditTransfers), [['order', 'object']]],
    ['a colour by its name', () => letterWith({ accent: 'red' }), [['letterhead.accent', 'colour']]],
    ['one column of a foot', () => letterWith({ footer: ['Hamburg'] }), [['letterhead.footer[0]', 'list']]],
    [
      'a language that is not spoken',
      () => renderInvoicePdf({ invoice, language: 'fr' as 'de', letterhead: sampleLetterhead }),
      [['language', 'choice']],
    ],
    [
      'a Skonto of three decimals',
      () => writePaymentTerms({ skonto: [{ days: 10, percent: '2.005' }] }),
      [['skonto[0].percent', 'hundredths']],
    ],
    [
      'a sentence that looks like a step',
      () => writePaymentTerms({ text: 'Zahlbar\n#bald', skonto: [] }),
      [['text', 'sentence']],
    ],
    ['no list of steps', () => writePaymentTerms({} as PaymentTerms), [['skonto', 'list']]],
  ])('is refused by its place: %s', async (_, write, faults) => {
    const refused = await refusalOf(async () => write());
    expect(refused.map(({ path, facts }) => [path, facts?.['demand']])).toEqual(faults);
  });

  it('may say more than its type', () => {
    const more = JSON.parse('{"__proto__": {"side": "x"}, "constructor": "x", "colour": "blue"}') as object;
    expect(batchWith({ ...more })).toEqual(batchWith({}));
  });
});
