import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hybridInvoice, renderInvoicePdf, writeCii, writeUbl, type Invoice } from '@belegfluss/documents';
import { plainInvoice } from '@belegfluss/testing';
import { startTestServer, type Sending, type TestServer } from '../../../test/running-server.ts';

const invoice: Invoice = plainInvoice;
const faulty: Invoice = { ...invoice, totals: { ...invoice.totals, due: '1.00' } };
const XML = { 'content-type': 'application/xml' };

describe('validating documents over REST', () => {
  let server: TestServer;
  const validate = (body: Sending['body'], headers: Record<string, string>, query = '', path = '/api/v1') =>
    server.send('POST', `${path}/documents/validate${query}`, {
      as: 'auditor',
      headers,
      ...(body === undefined ? {} : { body }),
    });

  beforeAll(async () => {
    server = await startTestServer();
  }, 60_000);

  afterAll(() => server.stop());

  it.each(['/api/v1', '/api'])('answers the report as JSON below %s', async (path) => {
    const good = await validate(writeUbl(invoice, 'xrechnung'), XML, '?name=r.xml', path);
    expect([good.status, await good.json()]).toEqual([
      200,
      expect.objectContaining({
        valid: true,
        profile: 'xrechnung',
        syntax: 'ubl-invoice',
        file: 'r.xml',
        number: 'RE-2026-00017',
        errors: 0,
        findings: [],
        ruleSets: expect.arrayContaining([expect.objectContaining({ name: 'EN 16931' })]),
      }),
    ]);
    const bad = await validate(writeUbl(faulty, 'xrechnung'), XML, '', path);
    expect(await bad.json()).toMatchObject({
      valid: false,
      errors: 1,
      findings: [
        { rule: 'BR-CO-16', term: 'BT-115', field: 'totals.due', proposal: '1428.00', line: expect.any(Number) },
      ],
    });
  });

  it('takes PDFs, and the profile that is asked for', async () => {
    const electronic = hybridInvoice(writeCii({ ...invoice, buyerReference: '' }, 'en16931'));
    const letterhead = { name: 'Nordlicht', senderLine: 'Nordlicht', footer: [] };
    const pdf = Uint8Array.from(await renderInvoicePdf({ invoice, language: 'de', letterhead, electronic }));
    const type = { 'content-type': 'application/pdf' };
    expect(await (await validate(pdf, type)).json()).toMatchObject({ valid: true, profile: 'en16931', syntax: 'cii' });
    expect(await (await validate(pdf, type, '?profile=xrechnung')).json()).toMatchObject({
      valid: false,
      profile: 'xrechnung',
    });
    expect((await validate(pdf, type, '?profile=none')).status).toBe(422);
  });

  it('answers a page or a PDF where these are wanted, and nothing of the file runs in them', async () => {
    const page = await validate(
      writeUbl(faulty, 'xrechnung'),
      { ...XML, accept: 'text/html, */*;q=0.1' },
      '?language=en',
    );
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    const text = await page.text();
    expect(text).toMatch(/<html lang="en"/);
    expect(text).toContain('Nordlicht &lt;Software&gt; GmbH');
    const pdf = await validate(writeUbl(faulty, 'xrechnung'), { ...XML, accept: 'application/pdf' });
    expect([pdf.headers.get('content-type'), (await pdf.text()).slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const none = await validate(writeUbl(faulty, 'xrechnung'), { ...XML, accept: 'image/png' });
    expect([none.status, await none.json()]).toMatchObject([406, { code: 'server.not_acceptable' }]);
  });

  it('reports files that are no invoice, and refuses what is no file', async () => {
    expect(await (await validate('<a><!--', XML)).json()).toMatchObject({ valid: false, ruleSets: [], errors: 1 });
    expect(await (await validate('%PDF-1.7', { 'content-type': 'application/pdf' })).json()).toMatchObject({
      valid: false,
      findings: [{ code: 'einvoice.pdf_broken' }],
    });
    for (const [body, type, status, code] of [
      [undefined, 'application/xml', 400, 'server.body_missing'],
      ['{"a":1}', 'application/json', 415, 'server.not_a_document'],
      ['a=1', 'text/plain', 415, 'server.not_a_document'],
      ['x'.repeat(11 * 1024 * 1024), 'application/xml', 413, 'server.body_too_large'],
    ] as const) {
      const answer = await validate(body, { 'content-type': type });
      expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toMatchObject([
        status,
        'application/problem+json; charset=utf-8',
        { code },
      ]);
    }
  });

  it('is for people who have signed in', async () => {
    const path = '/api/documents/validate';
    expect((await server.send('POST', path, { body: '<a/>', headers: XML })).status).toBe(401);
    const foreign = { ...XML, origin: 'https://evil.example' };
    expect((await server.send('POST', path, { as: 'auditor', body: '<a/>', headers: foreign })).status).toBe(403);
  });
});
