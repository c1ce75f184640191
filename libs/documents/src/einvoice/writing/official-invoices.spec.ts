import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { differences } from '../../../test/judges/model-differences.ts';
import { officialInvoices, officialPairs, schemaFaults } from '../../../test/samples/official-invoices.ts';
import { itEach } from '../../../test/shared-files.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import type { Syntax } from '../binding/syntax.ts';
import { isPdf, readHybridPdf } from '../hybrid/index.ts';
import type { Invoice } from '../model/index.ts';
import type { ReadInvoice } from '../reading/index.ts';
import { readInvoice } from '../reading/index.ts';
import { extendedTerms } from '../terms/extended-terms.ts';
import { writeCii, writeUbl } from './index.ts';

const files = officialInvoices();
const written: Record<Syntax, string[]> = { 'ubl-invoice': [], 'ubl-credit-note': [], cii: [] };
const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);

function documentIn(file: string): Uint8Array {
  const bytes = readFileSync(file);
  return isPdf(bytes) ? readHybridPdf(bytes).xml : bytes;
}

function rewritten({ invoice }: ReadInvoice, write: typeof writeUbl): ReadInvoice {
  const xml = write(invoice);
  const again = readInvoice(bytesOf(xml));
  written[again.syntax].push(xml);
  return again;
}

// A type of invoice that the norm makes a credit note in UBL stands in an invoice in a few rule tests.
const otherDocument = /ubl-cn-br-de-16-test-code-O/;

// Sub lines are in CII a part of EXTENDED, the schema of D16B allows one preceding invoice only.
const onlyUbl = /^(lines\[\d+\]\.subLines|precedingInvoices\[[1-9])/;

// UBL demands the total of VAT, CII the gross price beside a discount: they are worked out where the other one lacks them.
const derived = /^(totals\.vat|lines\[\d+\]\.grossPrice)$/;

// UBL may name the currency of the invoice once more as that of the accounts, CII may not.
const saysTwice = ({ vatCurrency, currency }: Invoice, field: string): boolean =>
  field === 'vatCurrency' && vatCurrency === currency;

// What is no term of EN 16931 nor of EXTENDED, though the syntaxes write it: the scheme of a tax number, the network of a card, an
// account number and bank code beside the IBAN, the scheme of an e-mail address, and a reference of a payment without any means of payment, which the norm puts inside.
const noTerm =
  /(PartyTaxScheme(\[\d\])?\/TaxScheme\/ID|CardAccount\/NetworkID|GermanBankleitzahlID|CreditorFinancialAccount\/ProprietaryID|EmailURI\w+\/URIID\/@schemeID|Settlement\/PaymentReference)$/;

// Terms that EXTENDED adds are no part of UBL, nor what it repeats.
const ofExtended = new Set(extendedTerms.map(({ id }) => id));
const isExtended = ({ path = '', facts }: Diagnostic): boolean =>
  ofExtended.has(String(facts?.['term'])) || path.includes('.further');

describe('the official invoices', () => {
  beforeAll(() => console.info(`official invoices read and written: ${files.length}`));

  itEach(files)('stay what they are when they are written again: %s', (file) => {
    const read = readInvoice(documentIn(file));
    expect(read.diagnostics.map(({ path = '' }) => path).filter((path) => !noTerm.test(path))).toEqual([]);
    const again = rewritten(read, read.syntax === 'cii' ? writeCii : writeUbl);
    expect(again.invoice).toEqual(read.invoice);
    expect(again.diagnostics).toEqual([]);
    if (!otherDocument.test(file)) expect(again.syntax).toBe(read.syntax);
  });

  itEach(files)('stay what they are in the other syntax, as far as it has the terms: %s', (file) => {
    const read = readInvoice(documentIn(file));
    // MINIMUM and BASIC WL have no lines, which the schema of UBL demands.
    if (read.invoice.lines.length === 0) return;
    try {
      const again = rewritten(read, read.syntax === 'cii' ? writeUbl : writeCii);
      const fields = differences(read.invoice, again.invoice).filter((field) => !saysTwice(read.invoice, field));
      expect(fields.filter((field) => !derived.test(field))).toEqual([]);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      expect(error.diagnostics.filter((each) => !onlyUbl.test(each.path ?? '') && !isExtended(each))).toEqual([]);
    }
  });

  it.each(['ubl-invoice', 'ubl-credit-note', 'cii'] as const)(
    'are valid by the schema when they are written: %s',
    (syntax) => {
      if (files.length === 0) return;
      expect(written[syntax].length).toBeGreaterThan(50);
      expect(schemaFaults(syntax, written[syntax]) ?? []).toEqual([]);
    },
  );
});

/** Where KoSIT's two versions of an invoice really say different things, by the fields of the model. */
const publishedDifferently: Record<string, RegExp> = {
  'business-cases': /^(purchaseOrderReference|totals\.rounding|buyer\.tradingName)$/,
  'technical-cases':
    /^(buyer\.(name|tradingName)|seller\.(contact\.name|identifiers\[\d\](\.\w+)?)|payee\.\w+|totals\.(rounding|vat)|precedingInvoices\[1\]|lines\[1\]\.priceBase\w+|lines\[0\]\.(description|attributes\[\d\]\.\w+))/,
};

describe('an official invoice in two syntaxes', () => {
  itEach(officialPairs())('is read as the same invoice: %s', (ubl, cii) => {
    const [kind = ''] = /business-cases|technical-cases/.exec(ubl) ?? [];
    const fields = differences(readInvoice(readFileSync(ubl)).invoice, readInvoice(readFileSync(cii)).invoice);
    expect([basename(ubl), fields.filter((field) => !publishedDifferently[kind]?.test(field))]).toEqual([
      basename(ubl),
      [],
    ]);
  });
});
