import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(() => vendor.close());

describe('an answer', () => {
  it('comes back with its status, lower-case headers and parsed body', async () => {
    vendor.answer(always(200, { ...JSON_TYPE, 'X-Total': '2' }, '{"results":[1,2]}'));
    const result = await vendor.client().request({ ...READ, query: { limit: 2, after: undefined, q: 'a&b' } });
    expect(result).toMatchObject({ status: 200, body: { results: [1, 2] } });
    expect(result.headers['x-total']).toBe('2');
    expect(vendor.seen[0]?.url).toBe('/deals?limit=2&q=a%26b');
    expect(vendor.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer s3cret-of-the-account',
      accept: 'application/json',
    });
    expect(vendor.seen[0]?.headers['content-type']).toBeUndefined();
  });

  it('has one text for a header that came several times', async () => {
    vendor.answer((_request, response) =>
      response.writeHead(200, [...Object.entries(JSON_TYPE).flat(), 'link', 'a', 'link', 'b']).end('{}'),
    );
    expect((await vendor.client().request(READ)).headers['link']).toBe('a, b');
  });

  it('keeps every digit of an amount (axios reads JSON numbers as floats)', async () => {
    vendor.answer(
      always(
        200,
        JSON_TYPE,
        '{"amount":12345678901234567890.10,"net":10.50,"id":9007199254740993,"count":3,"rate":0.1}',
      ),
    );
    const { body } = await vendor.client().request(READ);
    expect(body).toEqual({
      amount: '12345678901234567890.10',
      net: 10.5,
      id: '9007199254740993',
      count: 3,
      rate: 0.1,
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('is unpacked from %s', async (coding, pack) => {
    vendor.answer(always(200, { ...JSON_TYPE, 'content-encoding': coding }, pack(Buffer.from('{"ok":true}'))));
    expect((await vendor.client().request(READ)).body).toEqual({ ok: true });
  });

  it('that unpacks to more than the limit is refused without being unpacked whole', async () => {
    vendor.answer(always(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000, 32))));
    const before = process.memoryUsage().arrayBuffers;
    const error = await failure(vendor.client().request(READ));
    expect(error.code).toBe('connector.answer_too_large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  });

  it('that is larger than the limit is cut off while it comes (axios takes any size)', async () => {
    vendor.answer((_request, response) => {
      response.writeHead(200, JSON_TYPE);
      for (let part = 0; part < 20; part += 1) response.write(Buffer.alloc(1000, 32));
      response.end();
    });
    const error = await failure(vendor.client({ maxResponseBytes: 5000 }).request(WRITE));
    expect(error).toMatchObject({ kind: 'permanent', code: 'connector.answer_too_large', outcome: 'unknown' });
  });

  it('may be as large as the limit, to the byte', async () => {
    vendor.answer(always(200, JSON_TYPE, `"${'x'.repeat(98)}"`));
    expect((await vendor.client({ maxResponseBytes: 100 }).request(READ)).body).toHaveLength(98);
    expect((await failure(vendor.client({ maxResponseBytes: 99 }).request(READ))).code).toBe(
      'connector.answer_too_large',
    );
  });

  it('whose packed body ends too soon broke off, and may come whole the next time', async () => {
    const half = gzipSync(Buffer.from('{"ok":true}')).subarray(0, 20);
    vendor.answer(always(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, half));
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind: 'transient',
      code: 'connector.truncated',
      outcome: 'unknown',
    });
  });

  it('may be bytes or nothing', async () => {
    vendor.answer(always(200, { 'content-type': 'application/pdf' }, Buffer.from([1, 2, 3])));
    expect(Buffer.from((await vendor.client().request({ ...READ, expect: 'bytes' })).body)).toEqual(
      Buffer.from([1, 2, 3]),
    );
    expect(vendor.seen[0]?.headers.accept).toBe('*/*');
    vendor.answer((_request, response) => response.writeHead(204).end());
    expect((await vendor.client().request({ ...WRITE, expect: 'none' })).body).toBeUndefined();
  });

  it.each([
    ['a login page with status 200', { 'content-type': 'text/html' }, '<html>Please sign in</html>'],
    ['nothing where JSON is due', JSON_TYPE, ''],
    ['half a document', JSON_TYPE, '{"id":'],
    ['bytes that are no UTF-8', JSON_TYPE, Buffer.from([0x22, 0xff, 0x22])],
    ['brackets without end', JSON_TYPE, '['.repeat(200_000)],
    ['an unknown coding', { ...JSON_TYPE, 'content-encoding': 'zstd-of-ours' }, '{}'],
    ['a coding that it does not have', { ...JSON_TYPE, 'content-encoding': 'gzip' }, '{}'],
  ])('of %s is a bad answer, and a write with it is in doubt', async (_what, headers, body) => {
    vendor.answer(always(200, headers, body));
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind: 'schema_drift',
      code: 'connector.bad_answer',
      outcome: 'unknown',
    });
    expect((await failure(vendor.client().request(READ))).outcome).toBe('not_sent');
  });

  it('that is empty is called so, and no broken JSON', async () => {
    vendor.answer(always(200, JSON_TYPE, ''));
    expect((await failure(vendor.client().request(READ))).message).toContain('an empty answer');
  });

  it.each(['text/plain; charset=utf-8', 'text/html', 'application/octet-stream', ''])(
    'is read as the JSON that it is, whatever it is called: %j',
    async (type) => {
      vendor.answer(always(200, { 'content-type': type }, '{"id":"Köln"}'));
      expect((await vendor.client().request(WRITE)).body).toEqual({ id: 'Köln' });
    },
  );

  it('of another shape names the place and no value', async () => {
    const schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
    vendor.answer(always(200, JSON_TYPE, '{"id":{"name":"Erika Muster"}}'));
    const error = await failure(vendor.client().request({ ...READ, schema }));
    expect(error).toMatchObject({
      kind: 'schema_drift',
      code: 'connector.schema_drift',
      facts: { path: '/id', keyword: 'type' },
    });
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('Erika');
    vendor.answer(always(200, JSON_TYPE, '{}'));
    expect((await failure(vendor.client().request({ ...READ, schema }))).facts).toMatchObject({
      path: '/id',
      keyword: 'required',
    });
  });

  it.each([
    ['date', '2026-11-23', '23.11.2026'],
    ['date-time', '2026-11-23T10:00:00+0100', '2026-11-23 10:00'],
  ])('is held to the format of a %s', async (format, right, wrong) => {
    const schema = { type: 'string', format };
    vendor.answer(always(200, JSON_TYPE, JSON.stringify(right)));
    expect((await vendor.client().request({ ...READ, schema })).body).toBe(right);
    vendor.answer(always(200, JSON_TYPE, JSON.stringify(wrong)));
    expect((await failure(vendor.client().request({ ...READ, schema }))).facts).toMatchObject({ keyword: 'format' });
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
    vendor.answer(always(status, JSON_TYPE, '{"message":"no"}'));
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind,
      outcome,
      facts: { status, method: 'POST', route: 'deals.create' },
    });
  });

  it('counts a POST as a write unless the connector says otherwise, so that no retry doubles it', async () => {
    vendor.answer(always(500, JSON_TYPE, '{}'));
    const { writes: _writes, ...unsaid } = WRITE;
    expect((await failure(vendor.client().request(unsaid))).outcome).toBe('unknown');
    expect((await failure(vendor.client().request({ ...unsaid, writes: false }))).outcome).toBe('not_sent');
  });

  it("is read by the vendor first, even where the vendor's reader stumbles", async () => {
    vendor.answer(always(500, JSON_TYPE, '{"code":"LIMIT"}'));
    const limited = vendor.client({
      classify: (_s, _h, body) => ({
        kind: 'rate_limited',
        retryAfterSeconds: 7,
        facts: { vendorCode: (body as { code: string }).code },
      }),
    });
    expect(await failure(limited.request(READ))).toMatchObject({
      kind: 'rate_limited',
      retryAfterSeconds: 7,
      facts: { vendorCode: 'LIMIT' },
    });
    const stumbling = vendor.client({
      classify: () => {
        throw new TypeError('no such field');
      },
    });
    expect((await failure(stumbling.request(READ))).kind).toBe('transient');
  });

  it('carries the request id and 200 masked characters, and nothing that we sent (an AxiosError has the credentials)', async () => {
    vendor.answer((request, response) => {
      const [scheme, key] = request.headers.authorization?.split(' ') ?? [];
      const echo = `we got ${scheme} ${key} and ${key} from erika@example.org, IBAN DE89370400440532013000 ${'x'.repeat(500)}`;
      response.writeHead(400, { ...JSON_TYPE, 'x-request-id': 'r-17' }).end(echo);
    });
    const error = await failure(vendor.client().request({ ...WRITE, query: { api_token: 'tok-in-query' } }));
    expect(error.facts['requestId']).toBe('r-17');
    expect(String(error.facts['excerpt'])).toHaveLength(200);
    const everything = JSON.stringify([error, error.message, error.facts, error.cause, error.stack]);
    for (const secret of ['s3cret', 'erika@', 'DE8937', 'tok-in-query']) expect(everything).not.toContain(secret);
    expect(error.cause).toBeUndefined();
  });

  it('with nothing in it has no excerpt, and a long request id is cut', async () => {
    vendor.answer(always(400, { 'x-request-id': 'r'.repeat(300) }, ''));
    const { facts } = await failure(vendor.client().request(READ));
    expect(facts).not.toHaveProperty('excerpt');
    expect(facts['requestId']).toBe('r'.repeat(100));
  });

  it('carries the id under which the vendor keeps the request, where it has a header of its own for that', async () => {
    vendor.answer(always(400, { ...JSON_TYPE, 'X-Vendor-Trace': 'v-9', 'x-request-id': 'r-17' }, '{}'));
    const traced = await failure(vendor.client({ requestIdHeader: 'x-vendor-trace' }).request(WRITE));
    expect([traced.facts['requestId'], (await failure(vendor.client().request(WRITE))).facts['requestId']]).toEqual([
      'v-9',
      'r-17',
    ]);
  });

  it('keeps its status when its body cannot be unpacked', async () => {
    vendor.answer(always(300, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'no gzip'));
    expect((await failure(vendor.client().request(READ))).code).toBe('connector.redirect_forbidden');
    vendor.answer(always(422, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'no gzip'));
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind: 'invalid',
      outcome: 'rejected',
      facts: { status: 422 },
    });
  });

  it('by redirect is not followed (axios follows 21)', async () => {
    vendor.answer(always(302, { location: 'http://127.0.0.1:1/' }, ''));
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      code: 'connector.redirect_forbidden',
      outcome: 'unknown',
    });
    expect(vendor.seen).toHaveLength(1);
    vendor.answer(always(307, { location: '/elsewhere' }, ''));
    expect((await failure(vendor.client().request(WRITE))).outcome).toBe('rejected');
  });

  it.each([
    [300, 'connector.redirect_forbidden'],
    [399, 'connector.redirect_forbidden'],
    [400, 'connector.invalid'],
    [499, 'connector.permanent'],
  ])('with status %i is told as %s', async (status, code) => {
    vendor.answer(always(status, JSON_TYPE, '{}'));
    expect((await failure(vendor.client().request(READ))).code).toBe(code);
  });

  it('keeps its status when its body breaks off', async () => {
    vendor.answer((request, response) => {
      response.writeHead(422, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('{');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await failure(vendor.client().request(WRITE))).toMatchObject({
      kind: 'invalid',
      outcome: 'rejected',
      facts: { status: 422 },
    });
  });
});
