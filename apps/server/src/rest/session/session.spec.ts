import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { easyPerson } from '@belegfluss/testing';
import { startTestServer, type TestServer } from '../../../test/running-server.ts';

const ANNA = { name: 'Anna', password: 'correct horse battery' };

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0] ?? '';
const tokenOf = (answer: Response) => cookieOf(answer).split(';')[0] ?? '';

describe('a session', () => {
  let server: TestServer;

  const signIn = (person: object, headers: Record<string, string> = {}) =>
    server.send('POST', '/api/v1/session', { json: person, headers });
  const statusWith = async (cookie: string) =>
    (await server.send('GET', '/api/v1/session', { headers: { cookie } })).status;

  beforeAll(async () => {
    server = await startTestServer();
    for (const name of ['Anna', 'Berta']) await easyPerson(server.database.db, { ...ANNA, name, roles: ['finance'] });
  }, 60_000);

  afterAll(() => server.stop());

  it('is kept in a cookie that scripts cannot read and other sites cannot use', async () => {
    const answer = await signIn(ANNA);
    expect(answer.status).toBe(204);
    const flags = cookieOf(answer).split('; ').slice(1);
    expect(flags).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict', expect.stringMatching(/^Expires=/)]),
    );
    const who = await server.send('GET', '/api/v1/session', { headers: { cookie: tokenOf(answer) } });
    expect(await who.json()).toEqual({ user: { name: 'Anna', roles: ['finance'] } });
  });

  it('is never the one that the browser brought along, and ends that one', async () => {
    expect(tokenOf(await signIn(ANNA, { cookie: 'belegfluss_session=chosen-by-a-stranger' }))).not.toContain(
      'chosen-by-a-stranger',
    );
    const former = tokenOf(await signIn(ANNA));
    expect(tokenOf(await signIn(ANNA, { cookie: former }))).not.toBe(former);
    expect(await statusWith(former)).toBe(401);
  });

  it('ends when the person signs out', async () => {
    const cookie = tokenOf(await signIn(ANNA));
    expect(await statusWith(cookie)).toBe(200);
    expect((await server.send('DELETE', '/api/v1/session', { headers: { cookie } })).status).toBe(204);
    expect(await statusWith(cookie)).toBe(401);
  });

  it('changes nothing on behalf of a page of another origin', async () => {
    const cookie = tokenOf(await signIn(ANNA));
    const end = (headers: Record<string, string>) =>
      server.send('DELETE', '/api/v1/session', { headers: { cookie, ...headers } });
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, 'http://127.0.0.1:1']) {
      const answer = await end({ origin });
      expect([origin, answer.status, await answer.json()]).toMatchObject([
        origin,
        403,
        { code: 'access.foreign_origin' },
      ]);
    }
    expect((await signIn(ANNA, { origin: 'https://evil.example' })).status).toBe(403);
    expect(
      (await server.send('GET', '/api/v1/session', { headers: { cookie, origin: 'https://evil.example' } })).status,
    ).toBe(200);
    expect((await end({ origin: server.url })).status).toBe(204);
  });

  it('is refused with the same words for a wrong password and an unknown name', async () => {
    const refusals = [
      { ...ANNA, password: 'wrong' },
      { name: 'Nobody', password: 'wrong' },
    ].map(async (person) => {
      const answer = await signIn(person);
      return [answer.status, await answer.text()];
    });
    const [wrong, unknown] = await Promise.all(refusals);
    expect(wrong?.[0]).toBe(401);
    expect(unknown).toEqual(wrong);
  });

  it('is refused for bodies of another shape', async () => {
    for (const body of [
      undefined,
      {},
      [],
      { name: 'Anna' },
      { name: ['Anna'], password: 'x' },
      { ...ANNA, password: 'x'.repeat(201) },
    ]) {
      expect((await signIn(body as object)).status).toBe(422);
    }
  });

  it('is refused for a while after five wrong passwords, and says for how long', async () => {
    const wrong = { name: 'Berta', password: 'guess' };
    for (let guess = 1; guess <= 5; guess += 1) expect((await signIn(wrong)).status).toBe(401);
    const answer = await signIn({ ...ANNA, name: 'Berta' });
    expect([answer.status, await answer.json()]).toMatchObject([429, { code: 'access.too_many_attempts' }]);
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });
});

describe('a session behind TLS', () => {
  it('is kept in a cookie that never leaves unencrypted', async () => {
    const server = await startTestServer({ PUBLIC_URL: 'https://127.0.0.1:0' });
    const json = server.runtime.firstAdministrator;
    const answer = await server.send('POST', '/api/v1/session', { json });
    await server.stop();
    expect(answer.headers.getSetCookie()[0]?.split('; ')).toContain('Secure');
  }, 60_000);
});
