import { describe, expect, it } from '@jest/globals';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import type { InvoiceLine } from '../model/index.ts';
import { writeCii, writeUbl } from '../writing/index.ts';
import { readInvoice } from './index.ts';
import { withTree } from './line-tree.ts';

const mixed = sampleInvoices['mixed rates with Skonto']!;
const [line] = mixed.lines;
const lineOf = (id: string, parentLine?: string): InvoiceLine => ({
  ...line!,
  id,
  ...(parentLine === undefined ? {} : { extended: { parentLine } }),
});
const outline = (lines: readonly { id: string; subLines?: InvoiceLine['subLines'] }[]): unknown =>
  lines.map(({ id, subLines }) => (subLines ? { [id]: outline(subLines) } : id));

describe('lines that name the line above them', () => {
  it('become a tree in whatever order they stand', () => {
    const lines = [lineOf('1.1.1', '1.1'), lineOf('1'), lineOf('1.1', '1'), lineOf('2'), lineOf('1.2', '1')];
    const tree = withTree(lines);
    expect(outline(tree)).toEqual([{ '1': [{ '1.1': ['1.1.1'] }, '1.2'] }, '2']);
    expect(tree[0]?.subLines?.[0]?.extended).toBeUndefined();
  });

  it('keep the name of a parent that is not there, is themselves, or stands below them', () => {
    const lines = [lineOf('1', '9'), lineOf('2', '2'), lineOf('3', '4'), lineOf('4', '3')];
    expect(withTree(lines)).toEqual(lines);
  });

  it('stay side by side in a chain that no invoice has, and cost no more than others in any number', () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => lineOf(String(index), String(index - 1)));
    expect(withTree(chain)).toHaveLength(50_000 - 19);
    const children = [lineOf('0'), ...Array.from({ length: 50_000 }, (_, index) => lineOf(`0.${index}`, '0'))];
    expect(withTree(children)[0]?.subLines).toHaveLength(50_000);
  });

  it('are the sub lines of XRechnung, which EXTENDED calls information', () => {
    const subLines = [{ ...line!, id: '1.1' }];
    const invoice = { ...mixed, lines: mixed.lines.map((each, index) => (index === 0 ? { ...each, subLines } : each)) };
    const ubl = readInvoice(new TextEncoder().encode(writeUbl(invoice, 'xrechnung-extension'))).invoice;
    expect(outline(ubl.lines)).toEqual(outline(invoice.lines));
    const cii = readInvoice(new TextEncoder().encode(writeCii(ubl, 'factur-x-extended'))).invoice;
    expect(outline(cii.lines)).toEqual(outline(invoice.lines));
    expect(cii.lines[0]?.extended).toEqual({ statusReason: 'DETAIL' });
    expect(cii.lines[0]?.subLines?.[0]?.extended).toEqual({ statusReason: 'INFORMATION' });
  });
});
