import { describe, expect, it } from '@jest/globals';
import { ciiStub } from '../../test/samples/cii-stub.ts';
import { detachedNames, fonts, PdfObjects, qpdfComplaints, rewritten } from '../../test/judges/pdf-tools.ts';
import { invoiceOf, sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { sampleLetterhead } from '../../test/samples/sample-letterhead.ts';
import { hybridInvoice } from '../einvoice/hybrid/hybrid-invoice.ts';
import type { InvoiceProfile } from '../einvoice/profile.ts';
import type { Invoice } from '../einvoice/model/index.ts';
import { renderInvoicePdf } from './invoice-pdf.ts';

const letterhead = { ...sampleLetterhead, name: 'Müller & Söhne <GmbH>' };
const xml = ciiStub('en16931');

function hybrid(profile: InvoiceProfile = 'en16931', name = 'mixed rates with Skonto'): Promise<Uint8Array> {
  const invoice: Invoice | undefined = sampleInvoices[name];
  if (invoice === undefined) throw new Error(`no sample is called ${name}`);
  return renderInvoicePdf({ invoice, language: 'de', letterhead, electronic: hybridInvoice(ciiStub(profile)) });
}

describe('a hybrid invoice', () => {
  it('is a sound file to qpdf, whose fonts are all embedded and map back to Unicode', async () => {
    for (const name of ['mixed rates with Skonto', 'Swiss customer, service in CHF']) {
      const pdf = await hybrid('en16931', name);
      expect(qpdfComplaints(pdf) ?? []).toEqual([]);
      for (const font of fonts(pdf) ?? []) expect(font).toMatchObject({ embedded: true, unicode: true });
    }
  });

  it('shows no glyph that its fonts lack, whatever the texts hold', async () => {
    const notes = [{ text: 'Zeile 1\r\nZeile 2\n\n\tZeile 3\u2028\u0000東京 \u{1F600} a\u0301\u0302 \u00ad\u200d' }];
    const invoice = invoiceOf([], { notes });
    const pdf = await renderInvoicePdf({ invoice, language: 'de', letterhead });
    const plain = rewritten(pdf, '--qdf', '--object-streams=disable');
    if (plain === undefined) return;
    const shown = [
      ...Buffer.from(plain)
        .toString('latin1')
        .matchAll(/\[([^\]]*)\] TJ/g),
    ].map(([, texts = '']) => texts);
    const glyphs = shown
      .flatMap((texts) => texts.match(/<[0-9a-f]+>/g) ?? [])
      .flatMap((text) => text.match(/[0-9a-f]{4}/g) ?? []);
    expect(glyphs.length).toBeGreaterThan(300);
    expect(glyphs.filter((glyph) => glyph === '0000')).toEqual([]);
  });

  it('has what PDF/A-3b asks of its catalogue', async () => {
    const pdf = PdfObjects.read(await hybrid());
    if (pdf === undefined) return;
    expect(pdf.at('Encrypt')).toBeUndefined();
    expect(pdf.at('ID/0')).toBe(pdf.at('ID/1'));
    expect(pdf.at('Root/Lang')).toBe('u:de');
    expect(pdf.at('Root/MarkInfo/Marked')).toBe(true);
    expect(pdf.at('Root/ViewerPreferences/DisplayDocTitle')).toBe(true);
    expect(pdf.at('Root/OutputIntents/0/S')).toBe('/GTS_PDFA1');
    expect(pdf.at('Root/OutputIntents/0/OutputConditionIdentifier')).toBe('u:sRGB IEC61966-2.1');
    expect(pdf.at('Root/OutputIntents/0/DestOutputProfile/N')).toBe(3);
    expect(pdf.at('Root/Metadata/Subtype')).toBe('/XML');
    expect(pdf.at('Root/Metadata/Filter')).toBeUndefined();
    expect(pdf.at('Root/StructTreeRoot/K/0/S')).toBe('/Document');
    expect(pdf.at('Root/StructTreeRoot/K/0/K/0/P/S')).toBe('/Document');
  });

  it('names, types and dates the embedded invoice and says how it relates to the page', async () => {
    const bytes = await hybrid();
    expect(detachedNames(bytes) ?? ['factur-x.xml']).toEqual(['factur-x.xml']);
    const pdf = PdfObjects.read(bytes);
    if (pdf === undefined) return;
    const file = 'Root/AF/0';
    expect(pdf.at('Root/Names/EmbeddedFiles/Names/0')).toBe('u:factur-x.xml');
    expect(pdf.at('Root/Names/EmbeddedFiles/Names/1')).toEqual(pdf.at(file));
    expect([pdf.at(`${file}/F`), pdf.at(`${file}/UF`)]).toEqual(['u:factur-x.xml', 'u:factur-x.xml']);
    expect(pdf.at(`${file}/AFRelationship`)).toBe('/Alternative');
    expect(pdf.at(`${file}/EF/F/Subtype`)).toBe('/text/xml');
    expect(pdf.at(`${file}/EF/F/Params/ModDate`)).toBe('u:D:20261121000000Z');
    expect(pdf.at(`${file}/EF/F/Params/Size`)).toBe(Buffer.byteLength(xml));
    expect(pdf.content(`${file}/EF/F`)).toBe(xml);
  });

  it.each([
    ['factur-x-minimum', 'MINIMUM'],
    ['factur-x-basic-wl', 'BASIC WL'],
    ['factur-x-basic', 'BASIC'],
    ['en16931', 'EN 16931'],
    ['factur-x-extended', 'EXTENDED'],
    ['xrechnung', 'XRECHNUNG'],
  ] as const)('of the profile %s says so in its metadata', async (id, profile) => {
    const pdf = PdfObjects.read(await hybrid(id));
    if (pdf === undefined) return;
    const metadata = pdf.content('Root/Metadata');
    const [name, version] = profile === 'XRECHNUNG' ? ['xrechnung.xml', '3.0'] : ['factur-x.xml', '1.0'];
    for (const element of [
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      `<fx:ConformanceLevel>${profile}</fx:ConformanceLevel>`,
      `<fx:DocumentFileName>${name}</fx:DocumentFileName>`,
      '<fx:DocumentType>INVOICE</fx:DocumentType>',
      `<fx:Version>${version}</fx:Version>`,
      '<xmp:CreateDate>2026-11-21T00:00:00Z</xmp:CreateDate>',
      'Müller &amp; Söhne &lt;GmbH&gt;',
    ])
      expect(metadata).toContain(element);
    const described = [...metadata.matchAll(/<pdfaProperty:name>(\w+)</g)].map(([, property]) => property);
    expect(described.sort()).toEqual(['ConformanceLevel', 'DocumentFileName', 'DocumentType', 'Version']);
    expect(pdf.at('Root/AF/0/AFRelationship')).toBe(/MINIMUM|WL/.test(profile) ? '/Data' : '/Alternative');
    expect(pdf.at('Info/Author')).toBe('u:Müller & Söhne <GmbH>');
  });
});
