import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { OPENAPI_STRUCTURE } from '../../test/openapi-structure.ts';
import { startTestServer, type Sending, type TestServer } from '../../test/running-server.ts';
import { Changes } from '../live/changes.ts';
import { createWebApp } from '../web/web-app.ts';

interface Operation {
  summary: string;
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** `GET /api/v1/runs/:id` of everything that the router knows, as it prints its tree. */
async function routesOfApp(server: TestServer): Promise<string[]> {
  const app = await createWebApp(server.runtime, new Changes());
  await app.init();
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const above: string[] = [];
  const found = fastify
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (.*) \(([A-Z, ]+)\)$/u.exec(line) ?? [];
      const depth = indent.length / 4;
      above.length = depth;
      above[depth] = part;
      return methods.split(', ').map((method) => `${method} ${above.join('')}`);
    });
  await app.close();
  return found.filter((route) => / \/api\/v1\//.test(route) && !/^(HEAD|OPTIONS) /.test(route));
}

function haveEnded({ runs }: { runs: { id: string; state: string }[] }): boolean {
  return runs.length === 2 && runs.every(({ state }) => ['done', 'question', 'dead'].includes(state));
}

/** The same document, but with every object closed: then an answer may hold nothing that is not described. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, closed(member)]));
  return 'properties' in value ? { ...members, additionalProperties: false } : members;
}

describe('the description of the REST interface', () => {
  let server: TestServer;
  let document: Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

  /** Calls a route by its described path and says what about the answer contradicts the description. */
  const contradiction = async (
    method: string,
    path: string,
    values: Record<string, string>,
    sending: Sending,
    query = '',
  ) => {
    const answer = await server.send(
      method,
      path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '') + query,
      sending,
    );
    const described = document.paths[path]?.[method.toLowerCase()]?.responses[String(answer.status)];
    const text = await answer.text();
    if (!described) return `${answer.status} is not described: ${text}`;
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (text === '') return described.content && 'has no body';
    const pointer = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(answer.status),
      'content',
      type,
      'schema',
    ];
    const reference = pointer
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.compile({ $ref: `openapi#/${reference}` });
    return validate(JSON.parse(text)) ? undefined : ajv.errorsText(validate.errors);
  };

  beforeAll(async () => {
    server = await startTestServer();
    document = (await (await server.send('GET', '/api/v1/openapi.json')).json()) as Document;
    ajv.addSchema({ ...(closed(document) as object), $id: 'openapi' });
  }, 60_000);

  afterAll(() => server.stop());

  it('has the structure of an OpenAPI 3.1 document and resolves every reference', () => {
    const validate = ajv.compile(OPENAPI_STRUCTURE);
    expect([validate(document), validate.errors]).toEqual([true, null]);
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)) {
      expect(ajv.getSchema(`openapi#${name}`)).toBeDefined();
    }
  });

  it('names exactly the routes that the running application has', async () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.toSorted()).toEqual((await routesOfApp(server)).toSorted());
  });

  it('gives every operation a sentence and an id of its own, and takes files alone for bytes', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.filter(({ summary }) => summary.length < 10)).toEqual([]);
    const bytes = operations.filter(({ responses }) => responses['200']?.content?.['application/pdf']);
    expect(bytes.map(({ operationId }) => operationId)).toEqual(['Documents.validate', 'Files.show']);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('agrees with what the server answers', async () => {
    const pdf = await server.runtime.engine.files.put(Buffer.from('%PDF-1.7'), 'Vertrag.pdf', 'application/pdf');
    const start = (flow: string, input: unknown) =>
      contradiction('POST', '/api/v1/flows/{flow}/runs', { flow }, { as: 'administrator', json: { input } });
    expect(await start('billing_only', { key: '4711', pdf })).toBeUndefined();
    expect(await start('asking', { key: 'q1', sku: 'NOBODY-KNOWS-IT' })).toBeUndefined();
    const { runs } = await server.until('/api/v1/runs', haveEnded);
    const { cases } = await server.until<{ cases: { id: string; stages: { invoiced: string | null } }[] }>(
      '/api/v1/cases',
      () => true,
    );
    const { questions } = await server.until<{ questions: { id: string }[] }>('/api/v1/questions', () => true);
    expect([cases[0]?.stages.invoiced === null, questions.length]).toEqual([false, 1]);

    const reading = { as: 'auditor' as const };
    const calls: [string, Record<string, string>?, string?][] = [
      ['/api/v1/cases', {}, '?search=Lizenz&stage=invoiced'],
      ['/api/v1/cases/{id}', { id: cases[0]?.id ?? '' }],
      ['/api/v1/runs', {}, `?case=${cases[0]?.id ?? ''}`],
      ...runs.map(({ id }): [string, Record<string, string>] => ['/api/v1/runs/{id}', { id }]),
      ['/api/v1/questions', {}, '?state=open'],
      ['/api/v1/questions/{id}', { id: questions[0]?.id ?? '' }],
      ['/api/v1/connections'],
      ['/api/v1/session'],
      ['/api/v1/system'],
      ['/api/v1/demo/progress'],
      ['/api/v1/demo/documents'],
      ['/api/v1/demo/report'],
      ['/api/v1/openapi.json'],
    ];
    for (const [path, values = {}, query] of calls) {
      expect([path, await contradiction('GET', path, values, reading, query)]).toEqual([path, undefined]);
    }
    const body = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';
    const xml = { ...reading, body, headers: { 'content-type': 'application/xml' } };
    expect(await contradiction('POST', '/api/v1/documents/validate', {}, xml)).toBeUndefined();
    const test = await contradiction(
      'POST',
      '/api/v1/connections/{name}/test',
      { name: 'billing' },
      { as: 'integration_admin' },
    );
    const clock = await contradiction(
      'POST',
      '/api/v1/demo/clock',
      {},
      { as: 'administrator', json: { now: '2026-03-02T08:00:00.000Z' } },
    );
    expect([test, clock]).toEqual([undefined, undefined]);
  });

  it('describes refusals', async () => {
    const validate = ajv.compile({ $ref: 'openapi#/components/schemas/ProblemBody' });
    for (const [path, status] of [
      ['/api/v1/runs/none', 404],
      ['/api/v1/runs?state=bad', 422],
      ['/api/v1/nothing', 404],
    ] as const) {
      const answer = await server.send('GET', path, { as: 'auditor' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ]);
      expect([path, validate(await answer.json()), validate.errors]).toEqual([path, true, null]);
    }
  });
});
