import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { shared } from '@belegfluss/testing';
import { ciiStub } from '../../../test/samples/cii-stub.ts';
import { rewritten } from '../../../test/judges/pdf-tools.ts';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { invoiceOf } from '../../../test/samples/sample-invoices.ts';
import { sampleLetterhead as letterhead } from '../../../test/samples/sample-letterhead.ts';
import { DocumentError } from '../../diagnostic.ts';
import { renderInvoicePdf } from '../../pdf/invoice-pdf.ts';
import { hybridInvoice } from './hybrid-invoice.ts';
import { isPdf, readHybridPdf } from './hybrid-reader.ts';

const xml = ciiStub('factur-x-extended', 'ä€ '.repeat(2000));
const ours = await renderInvoicePdf({
  invoice: invoiceOf([]),
  language: 'de',
  letterhead,
  electronic: hybridInvoice(xml),
});

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const codesOf = async (pdf: Uint8Array | string): Promise<string[]> => {
  const bytes = typeof pdf === 'string' ? Buffer.from(pdf, 'latin1') : pdf;
  return (await refusalOf(() => readHybridPdf(bytes))).map(({ code }) => code);
};

/** The codes with which XML is refused for a PDF. */
async function embeddingCodes(content: string): Promise<string[]> {
  return (await refusalOf(() => hybridInvoice(content))).map(({ code }) => code);
}

/** Reads a file, content with a refusal. */
function outcome(pdf: Uint8Array): void {
  try {
    readHybridPdf(pdf);
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
  }
}

/** A file of these objects, numbered from 1, with a table of where they stand. */
function pdfOf(objects: string[], trailer = '/Root 1 0 R'): string {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${file}${table}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
}

const stream = (dictionary: string, content: string): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const catalog = '<< /Names << /EmbeddedFiles 2 0 R >> >>';
const named = '<< /Names [(x) 3 0 R] >>';
const specification = '<< /UF (factur-x.xml) /EF << /F 4 0 R >> >>';

/** A file that embeds these contents under names that no convention knows. */
function pdfWith(...contents: string[]): Uint8Array {
  const names = contents.map((_, index) => `(${index}) ${index * 2 + 3} 0 R`);
  const objects = contents.flatMap((content, index) => [
    `<< /F (rechnung-${index}.XML) /EF << /F ${index * 2 + 4} 0 R >> >>`,
    stream('', content),
  ]);
  return Buffer.from(pdfOf([catalog, `<< /Names [${names.join(' ')}] >>`, ...objects]), 'latin1');
}

describe('a hybrid PDF', () => {
  it('of our own gives back its XML, its name and its profile', () => {
    const content = readHybridPdf(ours);
    expect(text(content.xml)).toBe(xml);
    expect(content).toMatchObject({ name: 'factur-x.xml', claimedProfile: 'EXTENDED', otherFiles: [] });
    const mentioned = Buffer.from('\ufeff<!-- %PDF-1.7 --><a/>');
    expect([ours, Buffer.from(xml), mentioned].map(isPdf)).toEqual([true, false, false]);
  });

  it.each([
    ['object streams and a cross-reference stream', ['--object-streams=generate']],
    ['two cross-reference sections', ['--linearize']],
    ['linearized object streams', ['--linearize', '--object-streams=generate']],
    ['nothing packed', ['--qdf', '--stream-data=uncompress']],
  ])('with %s is read the same', (_, options) => {
    const pdf = rewritten(ours, ...options);
    if (pdf !== undefined) expect(text(readHybridPdf(pdf).xml)).toBe(xml);
  });

  it('with a password is refused as encrypted', async () => {
    const pdf = rewritten(ours, '--encrypt', 'a', 'b', '256', '--');
    if (pdf !== undefined) expect(await codesOf(pdf)).toEqual(['einvoice.pdf_encrypted']);
  });

  it('of every other program of the ZUGFeRD corpus gives its invoice', () => {
    const folder = shared('accounting/data/einvoice/zugferd-corpus');
    if (folder === undefined) return;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pdf$/i.test(name));
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const { xml: found, claimedProfile } = readHybridPdf(readFileSync(join(folder, file)));
      expect({ file, root: /<(\w+:)?CrossIndustryInvoice[\s>]/.test(text(found)) }).toEqual({ file, root: true });
      expect(claimedProfile).toMatch(/^(MINIMUM|BASIC( WL)?|EN 16931|EXTENDED)$/);
    }
  });

  it('made by hand is read with filters and strings of every kind', () => {
    const contents: [string, string][] = [
      ['', '<a/>'],
      ['/Filter /FlateDecode', deflateSync('<a/>').toString('latin1')],
      ['/Filter [/ASCIIHexDecode /FlateDecode]', `${deflateSync('<a/>').toString('hex')}>`],
      ['/Filter /ASCII85Decode', '4CKm,~>'],
    ];
    for (const [dictionary, content] of contents) {
      const pdf = pdfOf([catalog, named, specification, stream(dictionary, content)]);
      expect(text(readHybridPdf(Buffer.from(pdf, 'latin1')).xml)).toBe('<a/>');
    }
    const utf16 = `<feff${Buffer.from('XRechnung.xml', 'utf16le').swap16().toString('hex')}>`;
    const renamed = `<< /F (\\170rechnung\\\n.xml) /UF ${utf16} /EF << /F 4 0 R >> >>`;
    const pdf = pdfOf([catalog, named, renamed, stream('/Subtype /text#2Fxml', '<a/>')]);
    expect(readHybridPdf(Buffer.from(pdf, 'latin1')).name).toBe('XRechnung.xml');
  });
});

describe('a PDF whose invoice has a name of its own', () => {
  it('is read where it is the only invoice', () => {
    expect(readHybridPdf(pdfWith('<order/>', '<?xml version="1.0"?><ubl:Invoice xmlns:ubl="x"/>'))).toMatchObject({
      name: 'rechnung-1.XML',
      otherFiles: ['rechnung-0.XML'],
    });
  });

  it('is refused where there are two, or none', async () => {
    expect(await codesOf(pdfWith('<Invoice/>', '<Invoice/>'))).toEqual(['einvoice.pdf_without_invoice']);
    expect(await codesOf(pdfWith('<InvoiceList/>'))).toEqual(['einvoice.pdf_without_invoice']);
  });
});

describe('the XML for a hybrid PDF', () => {
  it('must be CII of a profile that PDFs carry', async () => {
    expect(await embeddingCodes(ciiStub('xrechnung-extension'))).toEqual([]);
    expect(await embeddingCodes(ciiStub('peppol'))).toEqual(['einvoice.hybrid_profile']);
    expect(await embeddingCodes('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>')).toEqual([
      'einvoice.hybrid_syntax',
    ]);
    expect(await embeddingCodes('no xml')).toEqual(['einvoice.xml_not_well_formed']);
  });
});

describe('a PDF that is none to read', () => {
  const file = stream('', '<a/>');
  const endless = `<< /Kids [${'<< /Names 3 0 R >> '.repeat(900)}] >>`;
  const letters = stream('/Filter [/A85 /A85]', 'z'.repeat(9_000_000));
  const bomb = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(80 * 1024 * 1024)).toString('latin1'));

  it.each([
    ['without files', 'pdf_without_invoice', pdfOf(['<< >>'])],
    ['with other files', 'pdf_without_invoice', pdfOf([catalog, named, '<< /F (a.xml) /EF << /F 4 0 R >> >>', file])],
    ['that is none', 'pdf_broken', '<a/>'],
    ['without an end', 'pdf_broken', '%PDF-1.7\n1 0 obj\n<< >>\nendobj'],
    ['whose sections turn in circles', 'pdf_broken', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF'],
    ['whose length needs itself', 'pdf_broken', pdfOf([catalog, named, specification, '<</Length 4 0 R>>\nstream\n'])],
    ['whose references turn in circles', 'pdf_broken', pdfOf(['2 0 R', '1 0 R'])],
    ['whose names turn in circles', 'pdf_broken', pdfOf([catalog, '<< /Kids [2 0 R] >>'])],
    ['nested without end', 'pdf_too_large', pdfOf(['['.repeat(200_000)])],
    ['that unpacks without end', 'pdf_too_large', pdfOf([catalog, named, specification, bomb])],
    ['unpacked from letters without end', 'pdf_too_large', pdfOf([catalog, named, specification, letters])],
    ['with a string without end', 'pdf_too_large', pdfOf([`(${'\\\n'.repeat(2_000_000)})`])],
    [
      'that lists one file without end',
      'pdf_too_large',
      pdfOf([catalog, endless, `[${'(x) 3 0 R '.repeat(200_000)}]`]),
    ],
    ['packed strangely', 'pdf_filter_unknown', pdfOf([catalog, named, specification, stream('/Filter /Odd', 'x')])],
    ['that lists objects without end', 'pdf_broken', pdfOf([]).replace('0 1\n', '0 999999999\n')],
    ['whose table is no table', 'pdf_broken', pdfOf([]).replace('xref\n', 'xref]\n')],
    ['whose files need a password', 'pdf_encrypted', pdfOf([catalog], '/Root 1 0 R /Encrypt << >>')],
  ])('%s is refused', async (_, code, pdf) => {
    expect(await codesOf(pdf)).toEqual([`einvoice.${code}`]);
  });

  it('is refused or read, never anything else, wherever it is cut or changed', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const packed = rewritten(ours, '--object-streams=generate') ?? ours;
    for (const pdf of [ours, packed]) {
      for (let round = 0; round < 150; round += 1) outcome(pdf.subarray(0, random(pdf.length)));
      for (let round = 0; round < 400; round += 1) {
        const changed = Uint8Array.from(pdf);
        // The tail has the references to everything else.
        for (let byte = 0; byte < 3; byte += 1) changed[changed.length - 1 - random(4000)] = random(256);
        outcome(changed);
      }
    }
  });
});
