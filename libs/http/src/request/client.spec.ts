import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { HttpEvent } from './client.ts';
import { HttpPool } from './http-pool.ts';
import { BudgetRegistry } from '../pacing/budget-registry.ts';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(() => vendor.close());

describe('a lost answer', () => {
  it('after a reset leaves a write in doubt', async () => {
    vendor.answer((request) => request.socket.resetAndDestroy());
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind: 'transient',
      code: 'connector.reset',
      outcome: 'unknown',
    });
  });

  it('that breaks off in the middle leaves a write in doubt', async () => {
    vendor.answer((request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('{"id":');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind: 'transient',
      code: 'connector.truncated',
      outcome: 'unknown',
    });
  });

  it('ends at the total deadline, even while bytes still trickle (axios has no time-out by default)', async () => {
    vendor.answer((request, response) => {
      response.writeHead(200, JSON_TYPE);
      const drip = setInterval(() => response.write(' '), 20);
      request.socket.on('close', () => clearInterval(drip));
    });
    const started = performance.now();
    const error = await failure(vendor.client({ timeoutMs: 200 }).request(WRITE));
    expect(error).toMatchObject({ kind: 'transient', code: 'connector.timeout', outcome: 'unknown' });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is told apart from a cancelled call', async () => {
    const abort = new AbortController();
    vendor.answer(() => abort.abort());
    const error = await failure(vendor.client({}, { signal: abort.signal }).request(WRITE));
    expect(error).toMatchObject({ code: 'connector.cancelled', outcome: 'unknown' });
  });
});

describe('a request that cannot leave', () => {
  it('because the other side speaks no TLS was not sent, and no header either', async () => {
    const heard: Buffer[] = [];
    const plain = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .on('data', (chunk) => {
          heard.push(chunk);
          socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
        });
    });
    await new Promise<void>((ready) => plain.listen(0, '127.0.0.1', ready));
    const { port } = plain.address() as AddressInfo;
    const error = await failure(vendor.client({ baseUrl: `https://127.0.0.1:${port}` }).request(WRITE));
    plain.close();
    expect(error).toMatchObject({ kind: 'permanent', code: 'connector.tls', outcome: 'not_sent' });
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('s3cret');
  });

  it('because the handshake is reset was not sent', async () => {
    const resetting = createServer((socket) =>
      socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy()),
    );
    await new Promise<void>((ready) => resetting.listen(0, '127.0.0.1', ready));
    const { port } = resetting.address() as AddressInfo;
    const error = await failure(vendor.client({ baseUrl: `https://127.0.0.1:${port}` }).request(WRITE));
    resetting.close();
    expect(error).toMatchObject({ kind: 'transient', code: 'connector.not_reachable', outcome: 'not_sent' });
  });

  it('because the caller gave up before was not sent', async () => {
    const error = await failure(vendor.client({}, { signal: AbortSignal.abort() }).request(WRITE));
    expect(error).toMatchObject({ code: 'connector.cancelled', outcome: 'not_sent' });
    expect(vendor.seen).toHaveLength(0);
  });

  it('because nobody listens was not sent', async () => {
    const error = await failure(vendor.client({ baseUrl: 'http://127.0.0.1:1' }).request(WRITE));
    expect(error).toMatchObject({ kind: 'transient', code: 'connector.not_reachable', outcome: 'not_sent' });
  });

  it('because its name has no address was not sent', async () => {
    const error = await failure(vendor.client({ baseUrl: 'http://nobody.invalid' }).request(WRITE));
    expect(error).toMatchObject({ kind: 'transient', outcome: 'not_sent' });
  });

  it('because its body is not of bytes was not sent, however often, and the next one goes', async () => {
    vendor.answer((_request, response) => response.writeHead(200, JSON_TYPE).end('{}'));
    const http = vendor.client();
    for (let n = 0; n < 100; n += 1) {
      const error = await failure(http.request({ ...WRITE, body: { name: 'no bytes' } as never }));
      expect(error).toMatchObject({ kind: 'invalid', code: 'connector.bad_request', outcome: 'not_sent' });
    }
    await http.request(WRITE);
    expect(vendor.seen).toHaveLength(1);
  });

  it('goes to the base that it names, and nowhere when the policy does not have that one', async () => {
    vendor.answer((_request, response) => response.writeHead(200, JSON_TYPE).end('{}'));
    const http = vendor.client({
      baseUrl: `${vendor.origin}/files`,
      otherBases: { clients: `${vendor.origin}/clients` },
    });
    await http.request({ ...READ, base: 'clients', path: '/v2' });
    expect(vendor.seen.map(({ url }) => url)).toEqual(['/clients/v2']);
    expect((await failure(http.request({ ...READ, base: 'other' }))).code).toBe('connector.address_forbidden');
  });

  it.each(['//evil.example/x', '/../admin', '/%2e%2e/admin', '\\\\evil', '/a#b'])(
    'because its path is %s was not sent',
    async (path) => {
      const error = await failure(vendor.client({ baseUrl: `${vendor.origin}/api/v1` }).request({ ...READ, path }));
      expect(error).toMatchObject({ code: 'connector.address_forbidden', outcome: 'not_sent' });
      expect(vendor.seen).toHaveLength(0);
    },
  );
});

describe('signing in', () => {
  it('is renewed once after a 401, and the request made again', async () => {
    let token = 'old-token';
    vendor.answer((request, response) => {
      const good = request.headers.authorization === 'Bearer new-token';
      response.writeHead(good ? 200 : 401, JSON_TYPE).end('{"ok":true}');
    });
    const refused: Record<string, string>[] = [];
    const http = vendor.client(
      {},
      {
        authorize: async () => ({ authorization: `Bearer ${token}` }),
        onUnauthorized: async (headers) => {
          refused.push(headers);
          token = 'new-token';
        },
      },
    );
    expect((await http.request(WRITE)).body).toEqual({ ok: true });
    expect(refused).toEqual([{ authorization: 'Bearer old-token' }]);
  });

  it('that fails again is an auth error', async () => {
    vendor.answer(always(401, JSON_TYPE, '{}'));
    const error = await failure(vendor.client({}, { onUnauthorized: async () => undefined }).request(READ));
    expect(error).toMatchObject({ kind: 'auth', outcome: 'rejected' });
    expect(vendor.seen).toHaveLength(2);
  });
});

describe('a system that takes connections and answers nothing', () => {
  it('gets five requests however many want to call it, a few more while they fail, and then none', async () => {
    vendor.answer(() => undefined);
    const http = vendor.client({ timeoutMs: 400 });
    const calls = Array.from({ length: 60 }, () => failure(http.request(READ)));
    await sleep(300);
    expect(vendor.seen).toHaveLength(5);
    const errors = await Promise.all(calls);
    expect(vendor.seen.length).toBeLessThan(10);
    const sent = errors.filter(({ code }) => code === 'connector.timeout');
    expect(sent).toHaveLength(vendor.seen.length);
    expect(errors.filter(({ kind }) => kind === 'rate_limited' || kind === 'breaker_open')).toHaveLength(
      60 - sent.length,
    );
    await failure(http.request(READ));
    expect(vendor.seen.length).toBeLessThan(10);
  });
});

describe('a request that its budget holds back', () => {
  it('is not taken for one that is answered slowly', async () => {
    const budgets = new BudgetRegistry();
    const places = budgets.places('crm', undefined);
    const enter = places.enter.bind(places);
    const heldBack: number[] = [];
    places.enter = async (route) => {
      const place = await enter(route);
      const entered = performance.now();
      const sends = () => {
        heldBack.push(performance.now() - entered);
        place.sends();
      };
      return { ...place, sends };
    };
    vendor.answer(always(200, JSON_TYPE, '{}'));
    const http = vendor.client({ budgets: [{ requests: 1, perSeconds: 1 }] }, { budgets });
    for (let n = 0; n < 2; n += 1) await http.request(READ);
    expect(heldBack[0]).toBeLessThan(200);
    expect(heldBack[1]).toBeGreaterThan(500);
  });
});

describe('a change that another process may be sending', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('does not leave: that is asked after all waiting, and not for what only reads', async () => {
    const order: string[] = [];
    const authorize = async () => {
      order.push('authorized');
      return {};
    };
    const lost = new Error('another holds it');
    const demandHeld = async () => {
      order.push('asked');
      throw lost;
    };
    const http = vendor.client({}, { authorize, demandHeld });
    vendor.answer(always(200, JSON_TYPE, '{}'));
    await expect(http.request(WRITE)).rejects.toBe(lost);
    expect(order).toEqual(['authorized', 'asked']);
    expect(vendor.seen).toHaveLength(0);
    await http.request(READ);
    expect([order.length, vendor.seen.length]).toEqual([3, 1]);
  });

  it('does not leave either where the process slept over the opening of the connection; what only reads does', async () => {
    const real = performance.now.bind(performance);
    let ahead = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => real() + ahead);
    const pool = new HttpPool({
      resolve: (_name, done) => {
        ahead += 14_000;
        done(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    const baseUrl = vendor.origin.replace('127.0.0.1', 'vendor.example');
    const http = vendor.client({ baseUrl }, { pool });
    vendor.answer(always(200, JSON_TYPE, '{}'));
    try {
      expect(await failure(http.request(WRITE))).toMatchObject({
        kind: 'rate_limited',
        outcome: 'not_sent',
        code: 'connector.overslept',
        retryAfterSeconds: 1,
      });
      expect(vendor.seen).toHaveLength(0);
      await http.request(READ);
      expect(vendor.seen).toHaveLength(1);
    } finally {
      await pool.close();
    }
  });
});

describe('the surroundings', () => {
  it('are ignored: no proxy of the environment is used (axios takes them silently)', async () => {
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:1';
    vendor.answer(always(200, JSON_TYPE, '{}'));
    try {
      expect((await vendor.client().request(READ)).status).toBe(200);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    }
  });

  it('learn of each call by method, route, status and code', async () => {
    const events: HttpEvent[] = [];
    const http = vendor.client({}, { log: (event) => events.push(event) });
    vendor.answer(always(200, JSON_TYPE, '{}'));
    await http.request(READ);
    vendor.answer(always(404, JSON_TYPE, '{}'));
    await failure(http.request(READ));
    expect(events).toMatchObject([
      {
        connection: 'crm',
        route: 'deals.list',
        status: 200,
        server: { address: '127.0.0.1', port: expect.any(Number) },
      },
      { status: 404, code: 'connector.gone' },
    ]);
    expect(events[0]).not.toHaveProperty('code');
  });
});
