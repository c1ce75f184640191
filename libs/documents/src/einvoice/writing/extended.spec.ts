import { beforeAll, describe, expect, it } from '@jest/globals';
import { structureOf } from '../../../test/judges/judged-structure.ts';
import { maximalInvoice } from '../../../test/samples/maximal-invoice.ts';
import { differences } from '../../../test/judges/model-differences.ts';
import { mutatedDocuments } from '../../../test/mutations/mutated-tree.ts';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { DocumentError } from '../../diagnostic.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { readInvoice } from '../reading/index.ts';
import { sourceInvoice } from '../source/index.ts';
import { terms } from '../terms/index.ts';
import { extendedTerms } from '../terms/extended-terms.ts';
import { validateInvoice } from '../validation/index.ts';
import { viewInvoice } from '../viewer/index.ts';
import { reducedTo, writeCii, writeUbl } from './index.ts';

const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);

/** Terms that an invoice in CII cannot say, or not beside others. */
const notInCii = new Set(['BT-DEX-001', 'BT-X-304']);

/** Every base quantity of a kind of price, with this attribute and this number. */
const based = (price: string, own: string, of: string) => (text: string) =>
  text.replaceAll(
    new RegExp(`(<ram:${price}PriceProductTradePrice>[^]*?<ram:BasisQuantity)[^>]*>[^<]*`, 'g'),
    (_all, before: string) => `${before}${own}>${of}`,
  );

describe('an invoice with every term of EXTENDED', () => {
  const invoice = maximalInvoice();
  let xml = '';
  beforeAll(() => {
    xml = writeCii(invoice, 'factur-x-extended');
  });

  it('says every term', () => {
    const view = sourceInvoice(readXmlTree(bytesOf(xml)));
    const missing = [...terms.keys()].filter((id) => view.values(id).length === 0 && !notInCii.has(id));
    expect(missing).toEqual([]);
  });

  it('is read as it was written, with nothing unread', () => {
    const { invoice: again, diagnostics } = readInvoice(bytesOf(xml));
    expect(diagnostics).toEqual([]);
    expect(differences({ ...invoice, specification: again.specification }, again)).toEqual([]);
  });

  it('follows the schema of the profile', () => {
    const breaches = structureOf(readXmlTree(bytesOf(xml)), 'extended');
    expect(breaches.map(({ rule, element }) => `${rule.id} ${element.path}`)).toEqual([]);
  });

  it('is shown with every term', () => {
    const html = viewInvoice(bytesOf(xml), 'en').replaceAll('&#39;', "'");
    const missing = [...terms.values()].filter(
      ({ id, en }) => !notInCii.has(id) && !html.includes(`${en} <span class="id">${id}</span>`),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['none, where number and unit are those of the net price', ' unitCode="HUR"', '10.0', []],
    ['none, where only one of them names a unit', '', '10', []],
    ['its own, where the number differs', ' unitCode="HUR"', '12', ['12']],
    ['its own, where the unit differs', ' unitCode="DAY"', '10', ['10']],
  ])('has as base quantity of a gross price %s', (_which, unit, quantity, expected) => {
    const changed = based('Gross', unit, quantity)(based('Net', ' unitCode="HUR"', '10')(xml));
    const found = sourceInvoice(readXmlTree(bytesOf(changed))).values('BT-149-1');
    expect([...new Set(found.map(({ text }) => text))]).toEqual(expected);
  });

  it('is refused by UBL and other profiles with each field that they do not have', async () => {
    const fields = extendedTerms.map(({ id }) => id).filter((id) => !notInCii.has(id));
    for (const write of [() => writeUbl(invoice), () => writeCii(invoice, 'en16931')]) {
      const refused = new Set((await refusalOf(write)).map(({ facts }) => facts?.['term']));
      expect(fields.filter((id) => !refused.has(id))).toEqual([]);
    }
    // Without the schema of EXTENDED, CII has one preceding invoice only.
    const reduced = reducedTo('en16931', { ...invoice, precedingInvoices: invoice.precedingInvoices.slice(1) });
    expect(await refusalOf(() => writeCii(reduced, 'en16931'))).toEqual([]);
  });

  it('never breaks a reader, a writer, the validator or the viewer, whatever is changed in it', () => {
    for (const changed of mutatedDocuments(readXmlTree(bytesOf(xml)), 20, 20_261_122)) {
      expect(validateInvoice(bytesOf(changed)).syntax).toBe('cii');
      try {
        const { invoice: read } = readInvoice(bytesOf(changed));
        expect(writeCii(read)).toContain('CrossIndustryInvoice');
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
      }
    }
  });
});
