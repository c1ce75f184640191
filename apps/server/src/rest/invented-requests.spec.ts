import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@belegfluss/access';
import { SEED, seeded, testTier } from '@belegfluss/testing';
import { inventedRequests, type Description, type InventedRequest } from '../../test/invented-requests.ts';
import { startTestServer, type TestServer } from '../../test/running-server.ts';

const REQUESTS = testTier === 'full' ? 20_000 : 1_500;
/** The first never ends. */
const LEFT_OUT = ['get /api/v1/stream'];
const LONGEST_MS = 10_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  for (const key of ['one', 'two']) {
    const json = { input: { sku: 'none', key } };
    await server.send('POST', '/api/v1/flows/asking/runs', { as: 'finance', json });
  }
  await server.until<{ questions: unknown[] }>('/api/v1/questions', ({ questions }) => questions.length > 0);
}, 60_000);
afterAll(() => server.stop());

const idsAt = async (path: string, member: string) => {
  const answer = await (await server.send('GET', path, { as: 'integration_admin' })).text();
  return [...answer.matchAll(new RegExp(`"${member}":"([^"]+)"`, 'g'))].map(([, id = '']) => id);
};

/** What is wrong with the answer, if anything. */
async function faultOf({ method, address, body }: InventedRequest, as: Role): Promise<object | undefined> {
  const began = performance.now();
  const json = { 'content-type': 'application/json' };
  const answer = await server.send(method, address, { as, ...(body !== undefined && { body, headers: json }) });
  const text = await answer.text();
  const milliseconds = performance.now() - began;
  const { status } = answer;
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  const code = isProblem ? (JSON.parse(text) as { code: string }).code : '';
  // A system that cannot be reached or has no secret yet is none of our faults.
  const isOurs = status >= 500 && !/^connect(or|ion)\./.test(code);
  const isShown = status >= 400 && /\bat .*[:(]\d+:\d+|node_modules|select .* from/.test(text);
  if (!isOurs && !isShown && milliseconds < LONGEST_MS && (status < 400 || code !== '')) return undefined;
  return { status, milliseconds, text: text.slice(0, 300) };
}

describe(`invented requests (FUZZ_SEED=${SEED})`, () => {
  it('are answered at once: done, or refused with a problem that shows nothing of our inside', async () => {
    const description = (await (await server.send('GET', '/api/v1/openapi.json')).json()) as Description;
    const known = {
      runs: await idsAt('/api/v1/runs', 'id'),
      questions: await idsAt('/api/v1/questions', 'id'),
      flows: await idsAt('/api/v1/flows', 'flow'),
      connections: await idsAt('/api/v1/connections', 'name'),
    };
    const next = inventedRequests(description, known, seeded(SEED));
    const faults: object[] = [];
    const seen = new Set<string>();
    let count = 0;
    const client = async () => {
      while (count++ < REQUESTS) {
        const request = next();
        if (LEFT_OUT.includes(request.route)) continue;
        seen.add(request.route);
        const fault = await faultOf(request, count % 4 === 0 ? 'finance' : 'integration_admin');
        if (fault) faults.push({ ...request, ...fault });
      }
    };
    await Promise.all([client(), client(), client(), client()]);
    expect(faults).toEqual([]);
    const all = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(all.filter((route) => !seen.has(route) && !LEFT_OUT.includes(route))).toEqual([]);
  }, 300_000);
});
