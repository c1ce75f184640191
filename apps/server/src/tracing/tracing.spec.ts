import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { startTestServer } from '../../test/running-server.ts';
import { deliver, sealSharedKey } from '../../test/signed-webhook.ts';
import { readTraceparent } from './trace-context.ts';
import { Tracer } from './tracer.ts';

interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  status: { code?: number };
  attributes: { key: string; value: Record<string, unknown> }[];
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PUBLIC_URL = 'https://flow.example.com/';
const INTAKE = 'POST /hooks/:connection';
const HEADER = `00-${TRACE}-00f067aa0ba902b7-01`;

/** What a span says, each value as it is on the wire. */
function attributesOf(spans: WireSpan[], name: string): Record<string, unknown> {
  const told = spans.find((span) => span.name === name)?.attributes ?? [];
  return Object.fromEntries(told.map(({ key, value }) => [key, Object.values(value)[0]]));
}

/** Each span by its name, with the name of the one that it hangs below, or with the number that came from outside. */
function below(spans: WireSpan[]): Record<string, string | undefined> {
  const names = new Map(spans.map(({ spanId, name }) => [spanId, name]));
  return Object.fromEntries(
    spans.map(({ name, parentSpanId }) => [name, names.get(parentSpanId ?? '') ?? parentSpanId]),
  );
}

describe('a trace', () => {
  let test: TestDatabase;
  let collector: Server;
  let url: string;
  let spans: WireSpan[];
  beforeAll(async () => {
    test = await testDatabase();
    spans = [];
    collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as {
          resourceSpans: { scopeSpans: { spans: WireSpan[] }[] }[];
        };
        if (request.url === '/v1/traces') spans.push(...(body.resourceSpans[0]?.scopeSpans[0]?.spans ?? []));
        response.end('{}');
      });
    });
    await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  }, 60_000);
  afterAll(async () => {
    collector.close();
    await test.close();
  });

  it('goes from the webhook to the call, through the database', async () => {
    const [delivery, event, run] = [newId(), newId(), newId()];
    const receiving = new Tracer(test.db, url, console.error);
    let kept = '';
    await receiving.intake({ connection: 'crm', publicUrl: PUBLIC_URL, traceparent: HEADER }, async (traceparent) => {
      kept = traceparent;
      await test.db.query(
        `with d as (insert into delivery (id, connection, url, headers, raw_body)
           values ($1, 'crm', '', jsonb_build_object('traceparent', $4::text), '')),
         e as (insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at, delivery_id)
           values ($2, 'crm', 'x', 'deal', 'won', 'k', '{}', now(), $1))
         insert into run (id, flow, revision, trigger, event_id, record_key, input) values ($3, 'buy', '1', 'won', $2, 'k', '{}')`,
        [delivery, event, run, traceparent],
      );
      return { status: 202 };
    });
    await receiving.close();
    const working = new Tracer(test.db, url, console.error);
    await working.dispatch([{ connection: 'crm', headers: { traceparent: kept } }], () => Promise.resolve());
    await working.attempt({ run: { id: run, flow: 'buy', attempt: 1 } }, () =>
      working.step({ path: 'each', kind: 'each' }, () =>
        working.step({ path: 'each[0].pay', kind: 'call', use: 'books.invoice.create' }, async () => {
          await sleep(1);
          working.call({ connection: 'books', method: 'POST', route: '/invoices', status: 201, milliseconds: 1 });
        }),
      ),
    );
    await working.close();
    expect(spans.every(({ traceId }) => traceId === TRACE)).toBe(true);
    expect(below(spans)).toEqual({
      [INTAKE]: '00f067aa0ba902b7',
      dispatch: INTAKE,
      'run buy': INTAKE,
      'step each': 'run buy',
      'step each[0].pay': 'step each',
      'POST /invoices': 'step each[0].pay',
    });
    expect(attributesOf(spans, 'dispatch')).toEqual({ 'belegfluss.connection': 'crm' });
    expect(attributesOf(spans, 'step each[0].pay')).toEqual({
      'belegfluss.step.path': 'each[0].pay',
      'belegfluss.step.kind': 'call',
      'belegfluss.step.use': 'books.invoice.create',
    });
  });

  it('holds the steps of what a server does, and the taking apart of what it was told', async () => {
    spans = [];
    const server = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
    await sealSharedKey(server);
    expect((await deliver(server, '[]', { traceparent: HEADER })).status).toBe(202);
    await server.send('POST', '/api/v1/flows/asking/runs', { as: 'finance', json: { input: { key: 'T-1' } } });
    while (!below(spans)['dispatch'] || !below(spans)['step account']) await sleep(50);
    await server.stop();
    expect(below(spans)).toMatchObject({
      [INTAKE]: '00f067aa0ba902b7',
      dispatch: INTAKE,
      'step account': 'run asking',
    });
  }, 30_000);

  it('of a run that nobody sent begins with its attempt, and keeps that it failed', async () => {
    spans = [];
    const tracer = new Tracer(test.db, url, console.error);
    const attempt = tracer.attempt({ run: { id: newId(), flow: 'sell', attempt: 2 } }, () =>
      Promise.reject(new Error('broken')),
    );
    await expect(attempt).rejects.toThrow('broken');
    await tracer.close();
    expect(spans).toMatchObject([{ name: 'run sell', status: { code: 2 } }]);
    expect(spans[0]?.parentSpanId).toBeUndefined();
    expect(attributesOf(spans, 'run sell')).toEqual({
      'belegfluss.flow': 'sell',
      'belegfluss.run.id': expect.any(String),
      'belegfluss.run.attempt': '2',
      'error.type': 'Error',
    });
  });

  it('says of a call what the conventions say, and where it went but not what for', async () => {
    spans = [];
    const tracer = new Tracer(test.db, url, console.error);
    const code = 'connector.rate_limited';
    const server = { address: 'api.books.example', port: 443 };
    await tracer.attempt({ run: { id: newId(), flow: 'sell', attempt: 1 } }, async () =>
      tracer.call({ connection: 'books', method: 'POST', route: 'put', server, status: 429, code, milliseconds: 1 }),
    );
    await tracer.close();
    expect(attributesOf(spans, 'POST put')).toEqual({
      'belegfluss.connection': 'books',
      'belegfluss.route': 'put',
      'http.request.method': 'POST',
      'http.response.status_code': '429',
      'server.address': 'api.books.example',
      'server.port': '443',
      'error.type': code,
    });
  });

  it.each([
    [{ status: 202 }, {}, undefined],
    [{ status: 401, code: 'webhook.bad_signature' }, {}, undefined],
    [{ status: 503, code: 'webhook.busy' }, { 'error.type': 'webhook.busy' }, 2],
  ])('says of a webhook that was answered %j what the conventions say', async (answer, more, status) => {
    spans = [];
    const tracer = new Tracer(test.db, url, console.error);
    await tracer.intake({ connection: 'crm', publicUrl: PUBLIC_URL, traceparent: HEADER }, async () => answer);
    await tracer.close();
    expect(attributesOf(spans, INTAKE)).toEqual({
      'belegfluss.connection': 'crm',
      'http.request.method': 'POST',
      'http.response.status_code': String(answer.status),
      'http.route': '/hooks/:connection',
      'server.address': 'flow.example.com',
      'url.path': '/hooks/crm',
      'url.scheme': 'https',
      ...more,
    });
    expect(spans[0]?.status.code).toBe(status);
  });

  it('tells nothing that strangers write in an address', async () => {
    spans = [];
    const server = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
    const answer = await server.send('POST', '/hooks/erika.mustermann?mail=erika@example.com', { body: '[]' });
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'webhook.unknown_connection' }]);
    while (spans.length === 0) await sleep(50);
    await server.stop();
    expect(JSON.stringify(spans)).not.toContain('erika');
    expect(attributesOf(spans, INTAKE)).toMatchObject({ 'http.response.status_code': '404' });
  }, 30_000);

  it('holds nobody up when the collector is away', async () => {
    const troubles: unknown[] = [];
    const tracer = new Tracer(test.db, 'http://127.0.0.1:1', (error) => void troubles.push(error));
    const webhook = { connection: 'crm', publicUrl: PUBLIC_URL, traceparent: undefined };
    expect(await tracer.intake(webhook, async () => ({ status: 202 }))).toEqual({ status: 202 });
    await tracer.close();
    expect(troubles).toHaveLength(1);
  });

  it.each([
    undefined,
    '',
    'x',
    `01-${TRACE}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `${HEADER} `,
  ])('does not go on from the header %j', (header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });
});
