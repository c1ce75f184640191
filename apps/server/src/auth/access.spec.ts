import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@belegfluss/access';
import { startTestServer, type TestServer } from '../../test/running-server.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

/** What each route asks of a person: `any` is everybody who has signed in. Administrators may do everything. */
const ROUTES: [method: string, path: string, roles: 'public' | 'any' | Role[], json?: unknown][] = [
  ['GET', '/api/v1/openapi.json', 'public'],
  ['POST', '/api/v1/session', 'public', {}],
  ['GET', '/api/v1/session', 'any'],
  ['DELETE', '/api/v1/session', 'any'],
  ['GET', '/api/v1/cases', 'any'],
  ['GET', '/api/v1/cases/:id', 'any'],
  ['GET', '/api/v1/runs', 'any'],
  ['GET', '/api/v1/runs/:id', 'any'],
  ['GET', '/api/v1/runs/:id/steps', 'any'],
  ['GET', '/api/v1/runs/:id/children', 'any'],
  ['GET', '/api/v1/runs/:id/test', ['integration_admin']],
  ['POST', '/api/v1/runs/:id/retry', ['integration_admin']],
  ['POST', '/api/v1/runs/:id/cancel', ['integration_admin'], { cause: 'test' }],
  ['POST', '/api/v1/runs/:id/resolve', ['integration_admin'], { cause: 'test' }],
  ['POST', '/api/v1/runs/:id/replay/preview', ['integration_admin'], { version: 'live' }],
  ['POST', '/api/v1/runs/:id/replay', ['integration_admin'], { version: 'live' }],
  ['POST', '/api/v1/run-selections', ['integration_admin'], { action: 'retry', filter: {} }],
  ['POST', '/api/v1/run-selections/:token', ['integration_admin'], {}],
  ['GET', '/api/v1/run-causes', 'any'],
  ['GET', '/api/v1/refused-deliveries', 'any'],
  ['GET', '/api/v1/refused-deliveries/:id/body', ['integration_admin']],
  ['POST', '/api/v1/refused-deliveries/retry', ['integration_admin'], { ids: [UNKNOWN] }],
  ['POST', '/api/v1/refused-deliveries/dismiss', ['integration_admin'], { ids: [UNKNOWN] }],
  ['GET', '/api/v1/flows', 'any'],
  ['POST', '/api/v1/flows/check', 'any', { source: 'flow: x' }],
  ['POST', '/api/v1/flows/offers', 'any', { source: 'flow: x', offset: 0 }],
  ['GET', '/api/v1/flows/:id', 'any'],
  ['GET', '/api/v1/flows/:id/versions', 'any'],
  ['GET', '/api/v1/flows/:id/versions/1', 'any'],
  ['GET', '/api/v1/flows/:id/diff', 'any'],
  ['PUT', '/api/v1/flows/:id/draft', ['integration_admin'], { source: '', base: null }],
  ['DELETE', '/api/v1/flows/:id/draft', ['integration_admin']],
  ['POST', '/api/v1/flows/:id/deployments', ['integration_admin'], { version: 1, base: null }],
  ['DELETE', '/api/v1/flows/:id/deployments/none', ['integration_admin']],
  ['POST', '/api/v1/flows/:id/rollback', ['integration_admin'], { to: 1, base: null }],
  ['POST', '/api/v1/flows/:id/withdraw', ['integration_admin'], { base: 1 }],
  ['POST', '/api/v1/flows/asking/runs', ['finance'], { input: { key: 'access' } }],
  ['POST', '/api/v1/flows/asking/sweep', ['integration_admin']],
  ['POST', '/api/v1/flows/asking/dry-run', ['integration_admin'], { event: { key: 'access' } }],
  ['POST', '/api/v1/flows/asking/plans', ['integration_admin'], {}],
  ['GET', '/api/v1/flows/asking/plans/:id', ['integration_admin']],
  ['POST', '/api/v1/flows/asking/plans/:id/apply', ['integration_admin']],
  ['GET', '/api/v1/questions', 'any'],
  ['GET', '/api/v1/questions/:id', 'any'],
  ['POST', '/api/v1/questions/:question/answer', ['finance'], { option: 'none' }],
  ['GET', '/api/v1/connections', 'any'],
  ['PUT', '/api/v1/connections/crm/secrets', ['integration_admin'], {}],
  ['POST', '/api/v1/connections/billing/test', ['integration_admin']],
  ['POST', '/api/v1/connections/billing/account', ['integration_admin']],
  ['POST', '/api/v1/connections/accounting/authorise', ['integration_admin']],
  ['GET', '/api/v1/files/:sha256', 'any'],
  ['POST', '/api/v1/documents/validate', 'any'],
  ['GET', '/api/v1/flow-schema', 'any'],
  ['GET', '/api/v1/system', 'any'],
  ['GET', '/api/v1/stream', 'any'],
  ['POST', '/api/v1/demo/clock', ['administrator'], { now: '2026-03-02T08:00:00.000Z' }],
  ['GET', '/api/v1/demo/progress', 'any'],
  ['GET', '/api/v1/demo/documents', 'any'],
  ['GET', '/api/v1/demo/report', 'any'],
];
const PEOPLE: Role[] = ['administrator', 'integration_admin', 'sales', 'legal', 'finance', 'auditor'];

describe('access', () => {
  let server: TestServer;
  let question = '';

  const visit = async (method: string, path: string, as: Role | undefined, json: unknown) => {
    const address = path.replace(':question', question).replace(/:\w+/, 'none');
    const answer = await server.send(method, address, { ...(as && { as }), ...(json !== undefined && { json }) });
    const type = answer.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) await answer.body?.cancel();
    return {
      status: answer.status,
      problem: type.startsWith('application/problem+json') ? ((await answer.json()) as { code: string }) : undefined,
    };
  };

  beforeAll(async () => {
    server = await startTestServer();
    await server.send('POST', '/api/v1/flows/asking/runs', {
      as: 'finance',
      json: { input: { key: 'q', sku: 'NOBODY-KNOWS-IT' } },
    });
    type Listed = { questions: { id: string }[] };
    question =
      (await server.until<Listed>('/api/v1/questions', ({ questions }) => questions.length > 0)).questions[0]?.id ?? '';
  }, 60_000);

  afterAll(() => server.stop());

  it('has a line in this table for every described route', async () => {
    const { paths } = (await (await server.send('GET', '/api/v1/openapi.json')).json()) as {
      paths: Record<string, object>;
    };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
    const isInTable = ([method, path]: readonly [string, string]) => {
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
      return ROUTES.some(([known, address]) => known === method && pattern.test(address));
    };
    expect(described.filter((route) => !isInTable(route))).toEqual([]);
    expect(described).toHaveLength(ROUTES.length);
  });

  it.each(ROUTES.map(([method, path, roles, json]) => ({ method, path, roles, json })))(
    'opens $method $path to nobody but those who may',
    async ({ method, path, roles, json }) => {
      const stranger = await visit(method, path, undefined, json);
      if (roles === 'public') return expect(stranger.problem?.code).not.toBe('access.sign_in_needed');
      expect(stranger).toMatchObject({ status: 401, problem: { code: 'access.sign_in_needed' } });
      for (const person of PEOPLE) {
        const mayPass = roles === 'any' || roles.includes(person) || person === 'administrator';
        const { problem } = await visit(method, path, person, json);
        expect([person, problem?.code === 'access.role_needed']).toEqual([person, !mayPass]);
      }
    },
  );

  it('is not given by a token that nobody made', async () => {
    for (const token of ['bf_', 'bf_unknown', 'x'.repeat(5_000), 'null']) {
      expect(
        (await server.send('GET', '/api/v1/system', { headers: { authorization: `Bearer ${token}` } })).status,
      ).toBe(401);
    }
    expect(
      (await server.send('GET', '/api/v1/system', { headers: { cookie: 'belegfluss_session=unknown' } })).status,
    ).toBe(401);
  });
});
