import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import type { Invoice } from '../model/index.ts';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { invoiceOf, sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { all, invoiceOfUbl, parseTree, text } from '../../../test/judges/ubl-invoice-reader.ts';
import { readInvoice } from '../reading/index.ts';
import { validateInvoice } from '../validation/index.ts';
import { writeUbl } from './index.ts';

const samples = Object.entries(sampleInvoices);

const written = (invoice: Invoice): string => writeUbl(invoice, 'xrechnung');

describe('the written XRechnung', () => {
  it.each(samples)('of the case «%s» holds everything that the invoice says', (_, invoice) => {
    expect(invoiceOfUbl(written(invoice))).toEqual(invoice);
  });

  it.each(samples)('of the case «%s» follows the official schema', (_, invoice) => {
    const schema = shared('accounting/data/xsd/UBL_21/maindoc/UBL-Invoice-2.1.xsd');
    if (!schema) return;
    const result = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
      input: written(invoice),
      encoding: 'utf8',
    });
    if (result.error) {
      console.warn('skipped: xmllint is not installed, the schema was not asked');
      return;
    }
    expect(result.stderr.trim()).toBe('- validates');
  });

  it('is the same each time and has no empty element', () => {
    for (const [, invoice] of samples) {
      const xml = written(invoice);
      expect(written(structuredClone(invoice))).toBe(xml);
      expect(xml).not.toMatch(/<([\w:]+)( [^>]*)?>\s*<\/\1>|\/>/);
    }
  });

  it('names XRechnung 3.0 and the billing process', () => {
    const root = parseTree(written(invoiceOf([])));
    expect(text(root, 'CustomizationID')).toBe('urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0');
    expect(text(root, 'ProfileID')).toBe('urn:fdc:peppol.eu:2017:poacc:billing:01:1.0');
  });

  it('ends each Skonto line with a line break, the last one too', () => {
    const root = parseTree(written(sampleInvoices['mixed rates with Skonto']!));
    expect(text(root, 'PaymentTerms/Note')).toBe(
      'Zahlbar bis 21.12.2026.\n#SKONTO#TAGE=10#PROZENT=2.00#\n#SKONTO#TAGE=20#PROZENT=1.50#BASISBETRAG=1000.00#\n',
    );
  });

  it('of a cancellation is a correction (384) that names the cancelled invoice and turns every amount', () => {
    const root = parseTree(written(sampleInvoices['cancellation']!));
    expect(text(root, 'InvoiceTypeCode')).toBe('384');
    expect(text(root, 'BillingReference/InvoiceDocumentReference/ID')).toBe('RE-2026-00017');
    expect(text(root, 'LegalMonetaryTotal/PayableAmount')).toMatch(/^-/);
    expect(all(root, 'InvoiceLine').map((line) => text(line, 'Price/PriceAmount'))).toEqual(['150.00', '29.99']);
  });

  it('of a credit note has its due date in the first of its payments alone, which is valid', () => {
    const sample = sampleInvoices['mixed rates with Skonto'];
    const [payment] = sample?.payments ?? [];
    if (!sample || !payment) throw new Error('the sample is gone');
    const xml = written({ ...sample, typeCode: '381', payments: [payment, payment, payment] });
    expect(all(parseTree(xml), 'PaymentMeans').map((means) => text(means, 'PaymentDueDate'))).toEqual([
      sample.dueDate,
      undefined,
      undefined,
    ]);
    const bytes = new TextEncoder().encode(xml);
    expect(validateInvoice(bytes).findings).toEqual([]);
    expect(readInvoice(bytes).invoice.dueDate).toBe(sample.dueDate);
  });

  it('of a credit note without payments has no place for a due date', async () => {
    const unpaid = { ...invoiceOf([]), typeCode: '381', dueDate: '2026-12-21', payments: [] };
    expect(await refusalOf(() => written(unpaid))).toMatchObject([
      { code: 'einvoice.not_expressible', path: 'dueDate' },
    ]);
    const { dueDate: _, ...undue } = unpaid;
    expect(written(undue)).not.toContain('PaymentMeans');
  });

  it('is refused when a text holds a character that XML cannot hold', async () => {
    const invoice = invoiceOf([], { notes: [{ text: 'gut' }, { text: 'sch\u0001lecht' }] });
    const [diagnostic] = await refusalOf(() => written(invoice));
    expect(diagnostic).toMatchObject({
      code: 'einvoice.character_not_allowed',
      path: 'Invoice/cbc:Note',
      facts: { character: 'U+0001', index: 3 },
    });
  });
});
