import { describe, expect, it, jest } from '@jest/globals';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { elementsAt } from '../rules/element-paths.ts';
import { sourceInvoice } from '../source/index.ts';
import { writeCii, writeUbl } from '../writing/index.ts';
import { ModelFields } from './model-fields.ts';

const sample = sampleInvoices['mixed rates with Skonto'];
if (!sample) throw new Error('the sample is gone');

const root = readXmlTree(new TextEncoder().encode(writeUbl(sample, 'xrechnung')));

describe('the field of a term', () => {
  it('that is missing in the invoice as a whole is found without reading any of it', () => {
    const source = Object.assign(sourceInvoice(root), {
      groups: () => {
        throw new Error('nothing of the invoice is needed');
      },
    });
    expect(new ModelFields(source).fieldOf('BT-72', root)).toEqual({ field: 'delivery.date', term: 'BT-72' });
  });

  it.each([
    ['UBL', writeUbl(sample, 'xrechnung'), 'InvoiceLine'],
    ['CII', writeCii(sample, 'xrechnung'), 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem'],
  ])('in a line is found without reading other lines in %s', (_, xml, path) => {
    const document = readXmlTree(new TextEncoder().encode(xml));
    const lines = elementsAt(document, path);
    const others = lines.slice(0, -1).map((line) => jest.spyOn(line, 'children', 'get'));
    const [line, last] = [lines.at(-1), lines.length - 1];
    if (!line || last < 1) throw new Error('the sample has too few lines');
    const source = sourceInvoice(document, 'what is asked for');
    expect(new ModelFields(source).fieldOf('BT-131', line)?.field).toBe(`lines[${last}].netAmount`);
    for (const children of others) expect(children).not.toHaveBeenCalled();
    expect(source.values('BT-131').map(({ text }) => text)).toEqual(sample.lines.map(({ netAmount }) => netAmount));
  });

  it('in a group is that of the group', () => {
    const line = root.children.find(({ name }) => name === 'InvoiceLine');
    if (!line) throw new Error('the sample has no line');
    const found = new ModelFields(sourceInvoice(root)).fieldOf('BT-131', line);
    expect(found).toEqual({ field: 'lines[0].netAmount', term: 'BT-131' });
  });
});
