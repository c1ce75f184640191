import { describe, expect, it } from '@jest/globals';
import type { HttpRequest } from '@belegfluss/sdk';
import { callContext, lookUp } from '../test-doubles/call-context.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { scriptedHttp } from '../test-doubles/scripted-http.ts';
import { sharedSamples } from '../test-doubles/shared-material.ts';
import { contractDownload } from './actions/contract-download.ts';
import { contractSend } from './actions/contract-send.ts';
import { pandadocPolicy } from './client.ts';
import type { PandadocConfig } from './config.ts';
import { contract } from './entities/contract.ts';

const config: PandadocConfig = { apiKey: 'key', sharedKey: 'shared', templateId: 'hryJY9mqYZHjQCYQuSjRQg' };
const head = {
  id: 'doc',
  name: 'Wartung 2027',
  status: 'document.draft',
  date_created: '2026-11-20T10:00:00.000001Z',
  date_modified: '2026-11-20T10:00:05.123456Z',
  date_completed: null,
  expiration_date: null,
  version: '2',
};

function outside(script: Parameters<typeof scriptedHttp>[1], settings = config) {
  const { http, exchanges } = scriptedHttp(pandadocPolicy(settings), script);
  return { ctx: callContext(settings, http), exchanges };
}

const official = officialContract('pandadoc.json', '', /^metadata_/);

describe('contract.send', () => {
  const input = { id: 'doc', subject: 'Ihr Vertrag', message: 'Bitte unterschreiben.' };

  it('sends a draft', async () => {
    const { ctx, exchanges } = outside({
      body: { ...head, status: 'document.sent', expiration_date: '2027-01-20T10:00:00Z' },
    });
    expect(await contractSend.run(ctx, input)).toEqual({ id: 'doc', status: 'document.sent' });
    expect(exchanges[0]?.request).toMatchObject({
      json: { subject: 'Ihr Vertrag', message: 'Bitte unterschreiben.', silent: false },
      headers: { 'Idempotency-Key': ctx.effectKey },
    });
    expect(faultsAgainst(official, exchanges)).toEqual([]);
  });

  it('can be tried again while the document is still being made', async () => {
    const { ctx } = outside({ status: 409, body: { status: 'document.uploaded' } });
    await expect(contractSend.run(ctx, input)).rejects.toMatchObject({ kind: 'conflict', outcome: 'rejected' });
  });

  it.each([
    ['document.uploaded', false],
    ['document.draft', false],
    ['document.approved', false],
    ['document.something_new', false],
    ['document.sent', true],
    ['document.viewed', true],
    ['document.completed', true],
    ['document.declined', true],
  ])('with the status %s has happened: %s', async (status, happened) => {
    const { ctx } = outside({ body: { ...head, status } });
    expect(await lookUp(contractSend, ctx, input)).toEqual(happened ? { id: 'doc', status } : undefined);
  });
});

function downloadAnswered202(retryAfter: string) {
  const { ctx } = outside({ status: 202, headers: { 'retry-after': retryAfter }, body: new Uint8Array() });
  return contractDownload.run(ctx, { id: 'doc', fileName: 'Vertrag.pdf' });
}

describe('contract.download', () => {
  const input = { id: 'doc', fileName: 'Vertrag.pdf' };

  it('keeps the file', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7');
    const { ctx, exchanges } = outside({ body: pdf });
    const ref = await contractDownload.run(ctx, input);
    expect(ref).toMatchObject({ name: 'Vertrag.pdf', mediaType: 'application/pdf', size: 8 });
    expect(await ctx.files.get(ref as { sha256: string })).toEqual(pdf);
    expect(official?.requestFaults(exchanges[0]?.request as HttpRequest) ?? []).toEqual([]);
  });

  it('can be tried again at the named time, or soon, while the file is being made', async () => {
    await expect(downloadAnswered202('9')).rejects.toMatchObject({ kind: 'transient', retryAfterSeconds: 9 });
    await expect(downloadAnswered202('Fri, 20 Nov 2026 10:00:00 GMT')).rejects.toMatchObject({
      kind: 'transient',
      retryAfterSeconds: 5,
    });
  });
});

describe('PandaDoc contracts', () => {
  it('give the lines of all pricing tables with amounts as text', async () => {
    const items = [
      {
        sku: 'WART-1',
        name: 'Wartung',
        qty: '12',
        price: '99.90',
        discount: { value: '2.5', type: 'percent' },
        subtotal: '1168.83',
      },
      { sku: null, name: 'Anfahrt', qty: 1, price: 80, discount: null },
    ];
    const details = {
      ...head,
      grand_total: { amount: '1248.83', currency: 'EUR' },
      pricing: { tables: [{ items }, {}] },
    };
    const record = await contract.read?.(outside({ body: details }).ctx, 'doc');
    expect(record).toMatchObject({
      amount: { amount: '1248.83', currency: 'EUR' },
      lines: [
        {
          sku: 'WART-1',
          quantity: '12',
          unitPrice: '99.90',
          discount: { value: '2.5', type: 'percent' },
          subtotal: '1168.83',
        },
        { name: 'Anfahrt', quantity: '1', unitPrice: '80' },
      ],
    });
  });

  it('say who has signed and when, and leave out what is unset', async () => {
    const details = {
      ...head,
      date_sent: '2026-11-20T10:01:00Z',
      ref_number: null,
      tokens: [
        { name: 'Contract.Term', value: '12 Monate' },
        { name: 'Empty', value: null },
      ],
      recipients: [
        {
          id: 'r1',
          email: 'erika@example.com',
          first_name: 'Erika',
          last_name: 'Muster',
          role: 'Client',
          recipient_type: 'signer',
          has_completed: true,
          signature_date: '2026-11-21T09:00:00Z',
        },
        { id: 'r2', email: null, first_name: null, last_name: null, role: null, signature_date: null },
      ],
    };
    const record = await contract.read?.(outside({ body: details }).ctx, 'doc');
    expect(record).toMatchObject({
      dateSent: '2026-11-20T10:01:00Z',
      tokens: { 'Contract.Term': '12 Monate', Empty: '' },
      recipients: [
        {
          email: 'erika@example.com',
          firstName: 'Erika',
          lastName: 'Muster',
          role: 'Client',
          kind: 'signer',
          completed: true,
          signedAt: '2026-11-21T09:00:00Z',
        },
        { id: 'r2', completed: false },
      ],
    });
    const { refNumber, recipients } = { ...record } as { refNumber?: string; recipients?: object[] };
    expect([refNumber, recipients?.[1]]).toEqual([undefined, { id: 'r2', completed: false }]);
  });

  it('are missing where PandaDoc does not know them', async () => {
    expect(await contract.read?.(outside({ status: 404 }).ctx, 'doc')).toBeUndefined();
  });

  it('keep every field of the public record samples', async () => {
    for (const { name, bytes } of sharedSamples('pandadoc', /^get_public_v1_documents_id_details_res200/)) {
      const body = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
      const { ctx, exchanges } = outside({ body });
      const record = await contract.read?.(ctx, String(body['id']));
      expect({ name, original: record?.['original'] }).toEqual({ name, original: body });
      expect(record).toMatchObject({
        status: 'document.completed',
        dateCompleted: '2024-07-08T15:43:53.877522Z',
        amount: { amount: '0', currency: 'EUR' },
        metadata: { document__creation_source: 'public api' },
        recipients: [
          { email: 'test@pandadoc.com', role: 'Client', completed: true, signedAt: '2024-07-08T15:43:53.800135Z' },
        ],
      });
      expect(official?.requestFaults(exchanges[0]?.request as HttpRequest)).toEqual([]);
    }
    for (const { name, bytes } of sharedSamples('pandadoc', /^get_public_v1_documents_res200/)) {
      const body = JSON.parse(Buffer.from(bytes).toString('utf8')) as { results: unknown[] };
      const page = await contract.changes?.(outside({ body }).ctx, '2024-01-01T00:00:00Z', undefined);
      expect({ name, originals: page?.records.map(({ record }) => record['original']) }).toEqual({
        name,
        originals: body.results,
      });
    }
  });
});

describe('PandaDoc budgets', () => {
  it('are those of the routes, or the one that the connection names', () => {
    const [published, agreed] = [config, { ...config, requestsPerMinute: 10 }].map(pandadocPolicy);
    expect(published?.budgets).toContainEqual({ route: 'documents.create', requests: 500, perSeconds: 60 });
    expect(new Set(agreed?.budgets.map((budget) => budget.requests))).toEqual(new Set([10]));
  });
});

describe('scans of changed contracts', () => {
  const START = Date.parse('2026-11-20T08:00:00Z');

  async function scan(stamps: number[], between: (stamps: number[], page: number) => void = () => undefined) {
    const answer = (request: HttpRequest) => {
      const { modified_from: from, page, count } = request.query ?? {};
      const found = stamps
        .map((stamp, index) => ({ ...head, id: String(index), date_modified: new Date(stamp).toISOString() }))
        .filter((document) => Date.parse(document.date_modified) >= Date.parse(String(from)))
        .toSorted((left, right) => left.date_modified.localeCompare(right.date_modified));
      return { body: { results: found.slice((Number(page) - 1) * Number(count), Number(page) * Number(count)) } };
    };
    const { ctx, exchanges } = outside(answer);
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await contract.changes?.(ctx, new Date(START).toISOString(), cursor);
      keys.push(...(page?.records ?? []).map((record) => record.key));
      cursor = page?.next;
      between(stamps, exchanges.length);
    } while (cursor !== undefined && exchanges.length < 100);
    expect(faultsAgainst(official, exchanges)).toEqual([]);
    return keys;
  }

  it('find each document once, also where many share one moment', async () => {
    const stamps = Array.from({ length: 470 }, (_, index) => START + (index < 250 ? 0 : index));
    const keys = await scan(stamps);
    expect(keys).toHaveLength(470);
    expect(new Set(keys).size).toBe(470);
  });

  it('miss none when a document that was read changes meanwhile', async () => {
    const stamps = Array.from({ length: 350 }, (_, index) => START + index);
    const keys = await scan(stamps, (all, page) => {
      if (page < 4) all[page] = START + 10_000;
    });
    expect(new Set(keys).size).toBe(350);
  });
});
