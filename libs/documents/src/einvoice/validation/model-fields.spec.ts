import { describe, expect, it } from '@jest/globals';
import { sampleInvoices } from '../../../test/sample-invoices.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { sourceInvoice } from '../source/index.ts';
import { writeUbl } from '../writing/index.ts';
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

  it('in a group is that of the group', () => {
    const line = root.children.find(({ name }) => name === 'InvoiceLine');
    if (!line) throw new Error('the sample has no line');
    const found = new ModelFields(sourceInvoice(root)).fieldOf('BT-131', line);
    expect(found).toEqual({ field: 'lines[0].netAmount', term: 'BT-131' });
  });
});
