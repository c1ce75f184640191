import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError, type HttpPolicy, type HttpRequest } from '@belegfluss/sdk';
import { BreakerRegistry } from './breaker-registry.ts';
import { BudgetRegistry } from './budget-registry.ts';
import { createHttp, type HttpEvent, type HttpOptions } from './client.ts';
import { HttpPool } from './http-pool.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const pool = new HttpPool();
let server: Server;
let handle: Handler;
let seen: IncomingMessage[] = [];
let registries: BreakerRegistry[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    handle(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => {
  seen = [];
  for (const registry of registries) registry.shutdown();
  registries = [];
});
afterAll(async () => {
  await pool.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

function origin(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function client(policy: Partial<HttpPolicy> = {}, more: Partial<HttpOptions> = {}) {
  const breakers = new BreakerRegistry();
  registries.push(breakers);
  return createHttp({
    connection: 'crm',
    policy: { baseUrl: origin(), budgets: [], ...policy },
    authorize: async () => ({ Authorization: 'Bearer s3cret-of-the-account' }),
    pool,
    breakers,
    budgets: new BudgetRegistry(),
    allowPrivateHosts: true,
    signal: new AbortController().signal,
    ...more,
  });
}

const READ: HttpRequest = { method: 'GET', path: '/deals', route: 'deals.list' };
const WRITE: HttpRequest = { method: 'POST', path: '/deals', json: { a: 1 }, route: 'deals.create', writes: true };

/** The error as it would be logged, so that a test sees everything that leaves. */
async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  return call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(ConnectorError);
      return error as ConnectorError;
    },
  );
}

function answer(status: number, headers: Record<string, string>, body: string | Buffer): Handler {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('an answer', () => {
  it('comes back with its status, lower-case headers and parsed body', async () => {
    handle = answer(200, { ...JSON_TYPE, 'X-Total': '2' }, '{"results":[1,2]}');
    const result = await client().request({ ...READ, query: { limit: 2, after: undefined, q: 'a&b' } });
    expect(result).toMatchObject({ status: 200, body: { results: [1, 2] } });
    expect(result.headers['x-total']).toBe('2');
    expect(seen[0]?.url).toBe('/deals?limit=2&q=a%26b');
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret-of-the-account', accept: 'application/json' });
    expect(seen[0]?.headers['content-type']).toBeUndefined();
  });

  it('keeps every digit of an amount', async () => {
    handle = answer(200, JSON_TYPE, '{"amount":12345678901234567890.10,"net":10.50,"id":9007199254740993,"count":3,"rate":0.1}');
    const { body } = await client().request(READ);
    expect(body).toEqual({ amount: '12345678901234567890.10', net: '10.50', id: '9007199254740993', count: 3, rate: 0.1 });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('is unpacked from %s', async (coding, pack) => {
    handle = answer(200, { ...JSON_TYPE, 'content-encoding': coding }, pack(Buffer.from('{"ok":true}')));
    expect((await client().request(READ)).body).toEqual({ ok: true });
  });

  it('that unpacks to more than the limit is refused without being unpacked whole', async () => {
    handle = answer(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000, 32)));
    const before = process.memoryUsage().arrayBuffers;
    const error = await failure(client().request(READ));
    expect(error.code).toBe('connector.answer_too_large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  });

  it('that is larger than the limit is cut off while it comes', async () => {
    handle = (_request, response) => {
      response.writeHead(200, JSON_TYPE);
      for (let part = 0; part < 20; part += 1) response.write(Buffer.alloc(1000, 32));
      response.end();
    };
    const error = await failure(client({ maxResponseBytes: 5000 }).request(WRITE));
    expect(error).toMatchObject({ kind: 'permanent', code: 'connector.answer_too_large', outcome: 'unknown' });
  });

  it('may be bytes or nothing', async () => {
    handle = answer(200, { 'content-type': 'application/pdf' }, Buffer.from([1, 2, 3]));
    expect(Buffer.from((await client().request({ ...READ, expect: 'bytes' })).body)).toEqual(Buffer.from([1, 2, 3]));
    handle = (_request, response) => response.writeHead(204).end();
    expect((await client().request({ ...WRITE, expect: 'none' })).body).toBeUndefined();
  });

  it.each([
    ['a login page with status 200', { 'content-type': 'text/html' }, '<html>Please sign in</html>'],
    ['nothing where JSON is due', JSON_TYPE, ''],
    ['half a document', JSON_TYPE, '{"id":'],
    ['bytes that are no UTF-8', JSON_TYPE, Buffer.from([0x22, 0xff, 0x22])],
    ['brackets without end', JSON_TYPE, '['.repeat(200_000)],
    ['an unknown coding', { ...JSON_TYPE, 'content-encoding': 'zstd-of-ours' }, '{}'],
  ])('of %s is a bad answer, and a write with it is in doubt', async (_what, headers, body) => {
    handle = answer(200, headers, body);
    expect(await failure(client().request(WRITE))).toMatchObject({
      kind: 'schema_drift',
      code: 'connector.bad_answer',
      outcome: 'unknown',
    });
    expect((await failure(client().request(READ))).outcome).toBe('not_sent');
  });

  it('of another shape names the place and no value', async () => {
    const schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
    handle = answer(200, JSON_TYPE, '{"id":{"name":"Erika Muster"}}');
    const error = await failure(client().request({ ...READ, schema }));
    expect(error).toMatchObject({ kind: 'schema_drift', code: 'connector.schema_drift', facts: { path: '/id', keyword: 'type' } });
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('Erika');
    handle = answer(200, JSON_TYPE, '{}');
    expect((await failure(client().request({ ...READ, schema }))).facts).toMatchObject({ path: '/id', keyword: 'required' });
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'invalid', 'rejected'],
    [401, 'auth', 'rejected'],
    [403, 'permanent', 'rejected'],
    [404, 'gone', 'rejected'],
    [409, 'conflict', 'rejected'],
    [422, 'invalid', 'rejected'],
    [429, 'rate_limited', 'rejected'],
    [500, 'transient', 'unknown'],
    [503, 'transient', 'unknown'],
  ])('with status %i is %s, outcome of a write %s', async (status, kind, outcome) => {
    handle = answer(status, JSON_TYPE, '{"message":"no"}');
    expect(await failure(client().request(WRITE))).toMatchObject({ kind, outcome, facts: { status, method: 'POST', route: 'deals.create' } });
  });

  it('counts a POST as a write unless the connector says otherwise', async () => {
    handle = answer(500, JSON_TYPE, '{}');
    const { writes: _writes, ...unsaid } = WRITE;
    expect((await failure(client().request(unsaid))).outcome).toBe('unknown');
    expect((await failure(client().request({ ...unsaid, writes: false }))).outcome).toBe('not_sent');
  });

  it('is read by the vendor first, even where the vendor\'s reader stumbles', async () => {
    handle = answer(500, JSON_TYPE, '{"code":"LIMIT"}');
    const limited = client({ classify: (_s, _h, body) => ({ kind: 'rate_limited', retryAfterSeconds: 7, facts: { vendorCode: (body as { code: string }).code } }) });
    expect(await failure(limited.request(READ))).toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 7, facts: { vendorCode: 'LIMIT' } });
    const stumbling = client({ classify: () => { throw new TypeError('no such field'); } });
    expect((await failure(stumbling.request(READ))).kind).toBe('transient');
  });

  it('carries the request id and 200 masked characters, and nothing that we sent', async () => {
    handle = (request, response) => {
      const echo = `we got ${request.headers.authorization} from erika@example.org, IBAN DE89370400440532013000 ${'x'.repeat(500)}`;
      response.writeHead(400, { ...JSON_TYPE, 'x-request-id': 'r-17' }).end(echo);
    };
    const error = await failure(client().request({ ...WRITE, query: { api_token: 'tok-in-query' } }));
    expect(error.facts['requestId']).toBe('r-17');
    expect(String(error.facts['excerpt'])).toHaveLength(200);
    const everything = JSON.stringify([error, error.message, error.facts, error.cause, error.stack]);
    for (const secret of ['s3cret', 'erika@', 'DE8937', 'tok-in-query']) expect(everything).not.toContain(secret);
    expect(error.cause).toBeUndefined();
  });

  it('by redirect is not followed', async () => {
    handle = answer(302, { location: 'http://127.0.0.1:1/' }, '');
    expect(await failure(client().request(WRITE))).toMatchObject({ code: 'connector.redirect_forbidden', outcome: 'unknown' });
    expect(seen).toHaveLength(1);
    handle = answer(307, { location: '/elsewhere' }, '');
    expect((await failure(client().request(WRITE))).outcome).toBe('rejected');
  });

  it('keeps its status when its body breaks off', async () => {
    handle = (request, response) => {
      response.writeHead(422, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('{');
      setTimeout(() => request.socket.destroy(), 20);
    };
    expect(await failure(client().request(WRITE))).toMatchObject({ kind: 'invalid', outcome: 'rejected', facts: { status: 422 } });
  });
});

describe('a lost answer', () => {
  it('after a reset leaves a write in doubt', async () => {
    handle = (request) => request.socket.resetAndDestroy();
    expect(await failure(client().request(WRITE))).toMatchObject({ kind: 'transient', code: 'connector.reset', outcome: 'unknown' });
  });

  it('that breaks off in the middle leaves a write in doubt', async () => {
    handle = (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('{"id":');
      setTimeout(() => request.socket.destroy(), 20);
    };
    expect(await failure(client().request(WRITE))).toMatchObject({ kind: 'transient', code: 'connector.truncated', outcome: 'unknown' });
  });

  it('ends at the total deadline, even while bytes still trickle', async () => {
    handle = (request, response) => {
      response.writeHead(200, JSON_TYPE);
      const drip = setInterval(() => response.write(' '), 20);
      request.socket.on('close', () => clearInterval(drip));
    };
    const started = performance.now();
    const error = await failure(client({ timeoutMs: 200 }).request(WRITE));
    expect(error).toMatchObject({ kind: 'transient', code: 'connector.timeout', outcome: 'unknown' });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is told apart from a cancelled call', async () => {
    const abort = new AbortController();
    handle = () => abort.abort();
    const error = await failure(client({}, { signal: abort.signal }).request(WRITE));
    expect(error).toMatchObject({ code: 'connector.cancelled', outcome: 'unknown' });
  });
});

describe('a request that cannot leave', () => {
  it('because nobody listens was not sent', async () => {
    const error = await failure(client({ baseUrl: 'http://127.0.0.1:1' }).request(WRITE));
    expect(error).toMatchObject({ kind: 'transient', code: 'connector.not_reachable', outcome: 'not_sent' });
  });

  it('because its name has no address was not sent', async () => {
    const error = await failure(client({ baseUrl: 'http://nobody.invalid' }).request(WRITE));
    expect(error).toMatchObject({ kind: 'transient', outcome: 'not_sent' });
  });

  it('because of a line break in a header was not sent', async () => {
    const error = await failure(client().request({ ...WRITE, headers: { 'x-note': 'a\r\nx-evil: 1' } }));
    expect(error).toMatchObject({ kind: 'invalid', code: 'connector.bad_request', outcome: 'not_sent' });
    expect(seen).toHaveLength(0);
  });

  it.each(['//evil.example/x', '/../admin', '/%2e%2e/admin', '\\\\evil', '/a#b'])('because its path is %s was not sent', async (path) => {
    const error = await failure(client({ baseUrl: `${origin()}/api/v1` }).request({ ...READ, path }));
    expect(error).toMatchObject({ code: 'connector.address_forbidden', outcome: 'not_sent' });
    expect(seen).toHaveLength(0);
  });
});

describe('signing in', () => {
  it('is renewed once after a 401, and the request made again', async () => {
    let token = 'old-token';
    handle = (request, response) => {
      const good = request.headers.authorization === 'Bearer new-token';
      response.writeHead(good ? 200 : 401, JSON_TYPE).end('{"ok":true}');
    };
    const refused: Record<string, string>[] = [];
    const http = client({}, {
      authorize: async () => ({ authorization: `Bearer ${token}` }),
      onUnauthorized: async (headers) => {
        refused.push(headers);
        token = 'new-token';
      },
    });
    expect((await http.request(WRITE)).body).toEqual({ ok: true });
    expect(refused).toEqual([{ authorization: 'Bearer old-token' }]);
  });

  it('that fails again is an auth error', async () => {
    handle = answer(401, JSON_TYPE, '{}');
    const error = await failure(client({}, { onUnauthorized: async () => undefined }).request(READ));
    expect(error).toMatchObject({ kind: 'auth', outcome: 'rejected' });
    expect(seen).toHaveLength(2);
  });
});

describe('the surroundings', () => {
  it('are ignored: no proxy of the environment is used', async () => {
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:1';
    handle = answer(200, JSON_TYPE, '{}');
    try {
      expect((await client().request(READ)).status).toBe(200);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    }
  });

  it('learn of each call by method, route, status and code', async () => {
    const events: HttpEvent[] = [];
    const http = client({}, { log: (event) => events.push(event) });
    handle = answer(200, JSON_TYPE, '{}');
    await http.request(READ);
    handle = answer(404, JSON_TYPE, '{}');
    await failure(http.request(READ));
    expect(events).toMatchObject([
      { connection: 'crm', route: 'deals.list', status: 200 },
      { status: 404, code: 'connector.gone' },
    ]);
    expect(events[0]).not.toHaveProperty('code');
  });
});
