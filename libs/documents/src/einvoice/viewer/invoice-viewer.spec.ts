import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '@belegfluss/testing';
import { ciiStub } from '../../../test/samples/cii-stub.ts';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { invoiceOf } from '../../../test/samples/sample-invoices.ts';
import { sampleLetterhead as letterhead } from '../../../test/samples/sample-letterhead.ts';
import { hostileInvoice, textAsRead } from '../../../test/samples/hostile-invoice.ts';
import { renderInvoicePdf } from '../../pdf/invoice-pdf.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { hybridInvoice } from '../hybrid/hybrid-invoice.ts';
import { writeUbl } from '../writing/index.ts';
import { sourceInvoice } from '../source/index.ts';
import { terms } from '../terms/index.ts';
import { viewInvoice } from './invoice-viewer.ts';

const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);

/** The tags of a page with the names of their attributes, without their values and all text. */
function skeleton(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

/** Name and address under which an attachment of that type and name is offered. */
function offered(type: string, name: string): string | undefined {
  const html = viewInvoice(bytes(hostileInvoice('x', { type, name })), 'en');
  const [, download, address] = /<a class="offer" download="([^"]*)" href="([^"]*)"/.exec(html) ?? [];
  return download && `${download} ${address}`;
}

function samples(): string[] {
  const folder = shared('accounting/data/einvoice');
  if (folder === undefined) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wanted = /xrechnung-testsuite.*\.xml$|zugferd-corpus.*\.(xml|pdf)$/;
  return names.filter((name) => wanted.test(name)).map((name) => join(folder, name));
}

describe('the viewer', () => {
  it('shows every term of every invoice of the collections under its name', () => {
    for (const file of samples().filter((name) => name.endsWith('.xml'))) {
      const content = readFileSync(file);
      const html = viewInvoice(content, 'en').replaceAll('&#39;', "'");
      const invoice = sourceInvoice(readXmlTree(content));
      const present = [...terms.values()].filter(({ id }) => invoice.values(id).length > 0);
      const missing = present.filter(({ id, en }) => !html.includes(`${en} <span class="id">${id}</span>`));
      expect({ file, missing }).toEqual({ file, missing: [] });
    }
  });

  it('shows the same of a PDF as of the XML inside it', async () => {
    const xml = ciiStub('en16931', 'Nordlicht');
    const electronic = hybridInvoice(xml);
    const pdf = await renderInvoicePdf({ invoice: invoiceOf([]), language: 'de', letterhead, electronic });
    const carrier = ', aus dem PDF (factur-x.xml)';
    expect(viewInvoice(pdf, 'de').replace(carrier, '')).toBe(viewInvoice(bytes(xml), 'de'));
  });

  it('shows the first 5,000 lines and says how many more there are', () => {
    const line = '<cac:InvoiceLine><cbc:ID>L</cbc:ID><cbc:Note>Hinweis</cbc:Note></cac:InvoiceLine>';
    const whole = writeUbl({ ...invoiceOf([]), lines: [] }, 'en16931').replace(
      '</Invoice>',
      `${line.repeat(6_234)}</Invoice>`,
    );
    const html = viewInvoice(bytes(whole), 'de');
    expect(html.match(/<dd><bdi>Hinweis<\/bdi><\/dd>/g)).toHaveLength(5_000);
    expect(html.match(/Nicht gezeigt, aber in der Datei: 1\.234\./g)).toHaveLength(2);
  });

  it('reads values as people do and leaves alone what is none', () => {
    const html = viewInvoice(bytes(hostileInvoice('Nordlicht')), 'de');
    for (const text of ['Rechnung Nordlicht', '21.11.2026', '1.234,50 EUR', '8 Std.', '19 %', '58 – SEPA-Überweisung'])
      expect(html).toContain(text);
    expect(viewInvoice(bytes(hostileInvoice('x', { amount: 'viel' })), 'de')).toContain('<bdi>viel EUR</bdi>');
  });

  it('takes no text of an invoice for markup, whatever it is', () => {
    const file = shared('badinput/strings/blns.json');
    const collected = file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as string[]);
    const own = [
      '"><script>alert(1)</script>',
      "' onload='x",
      '</style><script>',
      '</title><x>',
      ']]>',
      '<!--',
      '${1}',
      '&lt;',
    ];
    const expected = skeleton(viewInvoice(bytes(hostileInvoice('harmless')), 'en'));
    for (const text of [...own, ...collected].map(textAsRead).filter((one) => one.trim() !== '')) {
      const html = viewInvoice(bytes(hostileInvoice(text)), 'en');
      expect({ text, skeleton: skeleton(html) }).toEqual({ text, skeleton: expected });
    }
  });

  it('lets no number turn the direction of its title', () => {
    const html = viewInvoice(bytes(hostileInvoice('RE\u202E1\u2067')), 'de');
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('Rechnung RE1');
  });

  it.each([
    ['https://example.org/a?b=1&c="2"', 'https://example.org/a?b=1&amp;c=%222%22'],
    ['HTTP://example.org', 'http://example.org/'],
    ['javascript:alert(1)', undefined],
    ['\tjava\nscript:alert(1)', undefined],
    ['data:text/html,<script>alert(1)</script>', undefined],
    ['file:///etc/passwd', undefined],
    ['//example.org', undefined],
  ])('links %s to %s', (address, href) => {
    const html = viewInvoice(bytes(hostileInvoice('x', { address })), 'en');
    expect(/<a href="([^"]*)"/.exec(html)?.[1]).toBe(href);
  });

  it('shows no text turned round', () => {
    const html = viewInvoice(bytes(hostileInvoice('Rechnung\u202Efdp.exe')), 'de');
    expect(html).toContain('Rechnung\uFFFDfdp.exe');
    expect(html).not.toMatch(/[\u202D\u202E]/);
  });

  it('offers attachments of safe types only, under safe names', () => {
    expect(offered('application/pdf', 'Plan.pdf')).toBe('Plan.pdf data:application/pdf;base64,UERG');
    expect(offered('image/png', '../../etc/böse.html')).toBe('_etc_böse.png data:image/png;base64,UERG');
    for (const type of ['text/html', 'image/svg+xml', 'application/javascript', 'application/pdf;charset=x', ''])
      expect(offered(type, 'a')).toBeUndefined();
  });

  it('allows its own style and nothing else', () => {
    const html = viewInvoice(bytes(hostileInvoice('x')), 'en');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'$/);
    expect(html).not.toMatch(/<script|<iframe|<img|<link|<object| on\w+=| style=/i);
  });

  it('shows fragments and elements without meaning', () => {
    const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
    expect(viewInvoice(bytes(`<Invoice xmlns="${ubl}"><Odd>&lt;b&gt;</Odd></Invoice>`), 'de')).toContain(
      '<code>Invoice/Odd</code></dt><dd><bdi>&lt;b&gt;</bdi>',
    );
    expect(viewInvoice(bytes('<Anything/>'), 'de')).toContain('Alle Angaben der Rechnung');
  });

  it('refuses what is no XML and what is a PDF without invoice', async () => {
    expect((await refusalOf(() => viewInvoice(bytes('no xml'), 'de'))).map(({ code }) => code)).toEqual([
      'einvoice.xml_not_well_formed',
    ]);
    const pdf = await renderInvoicePdf({ invoice: invoiceOf([]), language: 'de', letterhead });
    expect((await refusalOf(() => viewInvoice(pdf, 'de'))).map(({ code }) => code)).toEqual([
      'einvoice.pdf_without_invoice',
    ]);
  });
});
