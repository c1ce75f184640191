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
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const HEADER = `00-${TRACE}-00f067aa0ba902b7-01`;

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
    await receiving.intake('crm', HEADER, (traceparent) => {
      kept = traceparent;
      return test.db.query(
        `with d as (insert into delivery (id, connection, url, headers, raw_body)
           values ($1, 'crm', '', jsonb_build_object('traceparent', $4::text), '')),
         e as (insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at, delivery_id)
           values ($2, 'crm', 'x', 'deal', 'won', 'k', '{}', now(), $1))
         insert into run (id, flow, revision, trigger, event_id, record_key, input) values ($3, 'buy', '1', 'won', $2, 'k', '{}')`,
        [delivery, event, run, traceparent],
      );
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
      intake: '00f067aa0ba902b7',
      dispatch: 'intake',
      'run buy': 'intake',
      'step each': 'run buy',
      'step each[0].pay': 'step each',
      'POST /invoices': 'step each[0].pay',
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
      intake: '00f067aa0ba902b7',
      dispatch: 'intake',
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
  });

  it('holds nobody up when the collector is away', async () => {
    const troubles: unknown[] = [];
    const tracer = new Tracer(test.db, 'http://127.0.0.1:1', (error) => void troubles.push(error));
    expect(await tracer.intake('crm', undefined, () => Promise.resolve('stored'))).toBe('stored');
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
