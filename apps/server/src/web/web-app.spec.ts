import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../../test/running-server.ts';

const SECRET = 'pat-a-secret-that-nobody-may-see';

const problem = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type')?.split(';')[0],
  code: ((await answer.json()) as { code: string }).code,
});
const answerTo = async (method: string, path: string, body?: object) => {
  const answer = await server.send(method, `/api/v1${path}`, {
    as: 'integration_admin',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return (await answer.json()) as object;
};
const told = (en: unknown) => ({ detail: en, diagnostics: [{ severity: 'error', message: { en } }] });
const ask = (path: string) => server.send('GET', `/api/v1${path}`, { as: 'auditor' }).then(problem);
const refused = (status: number, code: string) => ({ status, type: 'application/problem+json', code });

let server: TestServer;
const signInWith = (body: string, type = 'application/json') =>
  server.send('POST', '/api/v1/session', { body, headers: { 'content-type': type } }).then(problem);
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.stop());

const secretsIn = ({ database }: TestServer) =>
  database.db.query('select connection, field, updated_at from credential order by 1, 2');

describe('the web application', () => {
  it('says where it listens when it chose the port itself', () => {
    expect(new URL(server.url).port).not.toBe('0');
    expect(server.runtime.config.publicUrl).toBe(server.url);
  });

  it('answers unknown addresses of the interface with a problem, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await server.send(method, '/api/v1/nothing');
      expect([method, await problem(answer)]).toEqual([method, refused(404, 'server.not_found')]);
    }
    expect((await server.send('GET', '/api')).status).toBe(404);
  });

  it('refuses bodies that are no JSON, and JSON that reaches for prototypes', async () => {
    expect(await signInWith('{oops')).toEqual(refused(400, 'server.bad_json'));
    expect(await signInWith('{"name":"x","password":"y","__proto__":{"a":1}}')).toEqual(
      refused(400, 'server.bad_json'),
    );
    expect(await signInWith('{"name":"\\u0000","password":"y"}')).toEqual(refused(400, 'server.bad_json'));
    expect(await signInWith('{"name":"x","password":"y"}', 'text/plain')).toEqual(refused(415, 'server.not_json'));
    expect(await signInWith(`"${'x'.repeat(11 * 1024 * 1024)}"`)).toEqual(refused(413, 'server.body_too_large'));
  });

  it('refuses queries that are too long, of unknown words, or hold a NUL character', async () => {
    expect(await ask(`/cases?search=${'x'.repeat(201)}`)).toEqual(refused(422, 'server.bad_query'));
    expect(await ask('/questions?state=forgotten')).toEqual(refused(422, 'server.bad_query'));
    expect(await ask('/cases/%00')).toEqual(refused(400, 'server.bad_address'));
    expect(await ask('/cases/%ED%A0%80')).toEqual(refused(400, 'server.bad_address'));
    const long = await server.send('POST', `/api/v1/connections/${'x'.repeat(5_000)}/test`, { as: 'auditor' });
    expect(await problem(long)).toEqual(refused(414, 'server.bad_address'));
  });

  it('refuses days that no calendar has instead of counting on', async () => {
    for (const path of ['/runs?from=2026-02-30', '/runs?to=2026-13-01', '/run-causes?from=2026-02-30T10:00Z']) {
      expect([path, await ask(path)]).toEqual([path, refused(422, 'server.bad_query')]);
    }
    const json = { version: 1, base: null, at: '2026-02-30T10:00:00Z' };
    const deployed = await server.send('POST', '/api/v1/flows/asking/deployments', { as: 'integration_admin', json });
    expect(await problem(deployed)).toEqual(refused(422, 'server.bad_body'));
    expect((await server.send('GET', '/api/v1/cases?search=a&search=b&stage=', { as: 'auditor' })).status).toBe(200);
  });

  it('says which part of a request does not fit, and what may stand there', async () => {
    expect(await answerTo('GET', '/runs?state=forgotten')).toMatchObject(
      told(expect.stringMatching(/^state: one of queued,/)),
    );
    expect(await answerTo('GET', '/runs?from=yesterday')).toMatchObject(
      told('from: the form of 2026-12-01 or 2026-12-01T06:00Z is needed'),
    );
    expect(await answerTo('POST', '/runs/x/resolve', { cause: 'x' })).toMatchObject(
      told(expect.stringMatching(/^cause: one of .*wrong_data.* is allowed$/)),
    );
    expect(await answerTo('POST', '/runs/x/resolve', {})).toMatchObject(told('"cause" is missing'));
    expect(await answerTo('POST', '/runs/x/resolve', { cause: 'x' })).toMatchObject({
      diagnostics: [{ code: 'server.bad_body', message: { de: expect.stringMatching(/^cause: erlaubt ist/) } }],
    });
  });

  it('never lets an answer of the interface be kept or guessed at', async () => {
    const { headers } = await server.send('GET', '/api/v1/system', { as: 'auditor' });
    expect([
      headers.get('x-belegfluss-api'),
      headers.get('cache-control'),
      headers.get('x-content-type-options'),
      headers.get('referrer-policy'),
    ]).toEqual(['3', 'no-store', 'nosniff', 'no-referrer']);
  });

  it('takes secrets and gives them to nobody: no answer, no list, no log, no table', async () => {
    const json = { accessToken: SECRET, clientSecret: SECRET };
    const put = await server.send('PUT', '/api/v1/connections/crm/secrets', { as: 'integration_admin', json });
    expect([put.status, await put.text()]).toEqual([204, '']);
    expect(await (await server.send('GET', '/api/v1/connections', { as: 'administrator' })).text()).not.toContain(
      SECRET,
    );
    const test = await server.send('POST', '/api/v1/connections/crm/test', { as: 'integration_admin' });
    expect(await test.text()).not.toContain(SECRET);
    await server.send('POST', `/hooks/crm?signature=${SECRET}`, { body: SECRET });
    server.runtime.log.error('trouble', {
      error: new Error(`Bearer ${SECRET}`),
      accessToken: SECRET,
      headers: { authorization: SECRET },
    });
    expect(server.logged()).toContain('trouble');
    expect(server.logged()).not.toContain(SECRET);
    expect(JSON.stringify(await server.database.db.query('select * from credential'))).not.toContain(SECRET);
  });

  it('tells of a connection that lacks a secret without calling its system', async () => {
    const lacks = { ok: false, account: null, error: 'connection.secret_missing' };
    const test = await server.send('POST', '/api/v1/connections/clm/test', { as: 'integration_admin' });
    expect([test.status, await test.json()]).toEqual([200, lacks]);
  });

  it('refuses secrets that a connection does not have, and keeps none of those that came with them', async () => {
    const before = await secretsIn(server);
    const json = { accessToken: 'other', acessToken: SECRET };
    const answer = await server.send('PUT', '/api/v1/connections/crm/secrets', { as: 'integration_admin', json });
    const text = await answer.text();
    expect([answer.status, JSON.parse(text)]).toMatchObject([422, { code: 'connection.unknown_secret' }]);
    expect(text).toContain('accessToken, clientSecret');
    expect(text).not.toContain(SECRET);
    expect(await secretsIn(server)).toEqual(before);
  });

  it('tells listeners what has changed', async () => {
    const stream = await server.send('GET', '/api/v1/stream', {
      as: 'auditor',
      headers: { accept: 'text/event-stream' },
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await server.send('POST', '/api/v1/flows/asking/runs', {
      as: 'finance',
      json: { input: { key: 'live', sku: 'UNKNOWN' } },
    });
    let heard = '';
    for await (const chunk of stream.body ?? []) {
      heard += Buffer.from(chunk).toString();
      if (heard.includes('"topic":"questions"') && heard.includes('"topic":"runs"')) break;
    }
    expect(heard).toMatch(/^data: \{"topic":"runs","id":"[^"]+"\}$/m);
  });
});

describe('stored files', () => {
  let address = '';

  beforeAll(async () => {
    const { sha256 } = await server.runtime.engine.files.put(Buffer.from('<a/>'), 'a.xml', 'application/xml');
    address = `/api/v1/files/${sha256}`;
  });

  it('are found by their hash alone', async () => {
    expect(await (await server.send('GET', address, { as: 'auditor' })).text()).toBe('<a/>');
    for (const wrong of ['0'.repeat(64), 'x', '..%2f..%2fetc%2fpasswd']) {
      expect((await server.send('GET', `/api/v1/files/${wrong}`, { as: 'auditor' })).status).toBe(404);
    }
  });

  it.each([
    ['Rechnung.pdf', 'application/pdf'],
    ['Rechnung.XML', 'application/xml'],
    ['EXTF.csv', 'text/csv'],
    ['page.html', 'application/octet-stream'],
  ])('called %s are shown as %s', async (name, type) => {
    const { headers } = await server.send('GET', `${address}?name=${name}`, { as: 'auditor' });
    expect(headers.get('content-type')?.split(';')[0]).toBe(type);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('content-security-policy') ?? '').not.toContain("frame-ancestors 'none'");
  });

  it('cannot be given a name that reaches into the headers', async () => {
    for (const name of ['a"; x="b.pdf', 'a\r\nset-cookie: b=c.pdf', 'ä/../b.pdf', '\u202efdp.exe']) {
      const { status, headers } = await server.send('GET', `${address}?name=${encodeURIComponent(name)}`, {
        as: 'auditor',
      });
      expect([status, headers.get('set-cookie')]).toEqual([200, null]);
      expect(headers.get('content-disposition')).toMatch(
        /^(inline|attachment); filename="[^"\\/\r\n]*"(; filename\*=UTF-8''[\w%.~-]+)?$/,
      );
    }
  });
});
