import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { readInvoice } from '../reading/index.ts';
import { writeUbl } from '../writing/index.ts';
import { validateDocument, validateInvoice } from './validate-invoice.ts';

const sample = sampleInvoices['mixed rates with Skonto'];
if (!sample) throw new Error('the sample is gone');
const text = writeUbl(sample, 'xrechnung');

/** The sample with that many more lines of a kind at its end. */
function withLines(count: number, line: string): Uint8Array {
  return new TextEncoder().encode(text.replace('</Invoice>', `${line.repeat(count)}</Invoice>`));
}

/** The sample with so much more before its parties. */
function withMass(mass: string): Uint8Array {
  return new TextEncoder().encode(
    text.replace('<cac:AccountingSupplierParty>', `${mass}<cac:AccountingSupplierParty>`),
  );
}

/** Seconds of the processor since then, because the clock counts what others do as well. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

describe('what stands in an invoice beside its lines', () => {
  const group = '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID></cac:AdditionalDocumentReference>';
  const notes = Array.from({ length: 30_000 }, (_, index) => `<cbc:Note n${index}="1" b="2" c="3">x</cbc:Note>`).join(
    '',
  );
  it('is taken in numbers that no honest invoice has', () => {
    const { findings } = validateInvoice(withMass(group.repeat(10_000)));
    expect(findings.map(({ rule }) => rule)).not.toContain('XML');
  });

  it.each([
    ['elements', group.repeat(60_000)],
    ['attributes', notes],
  ])('is refused where there are masses of %s', (_what, mass) => {
    expect(validateInvoice(withMass(mass)).findings).toMatchObject([
      { code: 'einvoice.xml_limit', facts: { limit: 'elements' } },
    ]);
  });
});

describe('an invoice with a fault in each of countless lines', () => {
  it('is told a hundred of them, and how many more there are; the rules are not asked', () => {
    const { ruleSets, valid, findings, omitted } = validateInvoice(withLines(20_000, '<cac:InvoiceLine/>'));
    expect([ruleSets, valid, findings.length]).toEqual([[], false, 100]);
    // The schema demands three elements of a line.
    expect(omitted).toBe(3 * 20_000 - 100);
  });

  it('still names the rules and the fields of the model where the structure has fewer faults', () => {
    const { ruleSets, findings } = validateInvoice(withLines(300, '<cac:InvoiceLine/>'));
    expect(ruleSets).toHaveLength(2);
    const numbers = findings.filter(({ rule }) => rule === 'BR-21').map(({ field }) => field);
    const before = sample.lines.length;
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => `lines[${before + index}].id`));
  });

  it('is judged and refused in a few seconds, of which most go to reading half a million elements', async () => {
    const bytes = withLines(90_000, '<cac:InvoiceLine><cac:Item/><cac:Price/></cac:InvoiceLine>');
    const start = process.cpuUsage();
    expect(validateInvoice(bytes).valid).toBe(false);
    expect(await refusalOf(() => readInvoice(bytes))).toHaveLength(200);
    expect(secondsSince(start)).toBeLessThan(5);
  });

  it('lets the lines go that the extension would compare with each other, as soon as no rule will be asked', () => {
    const lines = '<cac:InvoiceLine><cac:Item/><cac:Price/></cac:InvoiceLine>'.repeat(6_000);
    const extended = writeUbl(sample, 'xrechnung-extension').replace('</Invoice>', `${lines}</Invoice>`);
    const { root } = validateDocument(new TextEncoder().encode(extended), {});
    const read = root?.children.filter(({ name }) => name === 'InvoiceLine') ?? [];
    expect(read).toHaveLength(6_000 + sample.lines.length);
    expect(read.filter(({ children }) => children.length > 0).length).toBeLessThan(4_000);
    expect(read.at(-1)?.children).toEqual([]);
  });

  it('is not read at all where it has more of them than any honest one', async () => {
    const bytes = withLines(400_000, '<cac:InvoiceLine/>');
    const limit = { code: 'einvoice.xml_limit', facts: { limit: 'children' } };
    expect(validateInvoice(bytes).findings).toMatchObject([limit]);
    expect(await refusalOf(() => readInvoice(bytes))).toMatchObject([limit]);
  });
});
