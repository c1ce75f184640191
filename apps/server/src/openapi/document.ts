import type { TSchema } from 'typebox';
import { SESSION_COOKIE } from '../auth/sign-in.guard.ts';
import { VERSION } from '../version.ts';
import { SchemaNames } from './schema-names.ts';
import type { ApiNote } from './api.decorator.ts';
import type { Route } from './routes.ts';

/** An OpenAPI 3.1 document as JSON. */
export type ApiDocument = Record<string, unknown> & { paths: Record<string, Record<string, unknown>> };

const PREFIX = '/api/v1';
/** Media types that no schema describes. */
const PAGES: ReadonlySet<string> = new Set(['text/html', 'application/pdf']);

/** Describes the routes under /api/v1; `named` are the schemas that the document refers to by name. */
export function describeApi(routes: readonly Route[], named: Record<string, TSchema>): ApiDocument {
  const names = new SchemaNames(named);
  const paths: ApiDocument['paths'] = {};
  for (const route of routes.filter(({ path }) => path.startsWith(`${PREFIX}/`))) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, names) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Belegfluss', version: VERSION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      schemas: names.definitions(),
      responses: {
        Problem: {
          description: 'Refused',
          content: { 'application/problem+json': { schema: names.shape(named['ProblemBody']) } },
        },
      },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(route: Route, names: SchemaNames): Record<string, unknown> {
  const { controller, handler, note, body, isPublic, status } = route;
  if (!note) throw new Error(`${controller}.${handler} has no @Api`);
  const parameters = [...pathParameters(route.path), ...queryParameters(route.query)];
  return {
    operationId: `${controller}.${handler}`,
    tags: [controller],
    summary: note.summary,
    ...(isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(note, body, names),
    responses: {
      [status]: { description: 'Done', ...contentOf(note, names) },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function requestBody(
  { takes }: ApiNote,
  body: TSchema | undefined,
  names: SchemaNames,
): { requestBody?: Record<string, unknown> } {
  if (takes) return { requestBody: { required: true, content: Object.fromEntries(takes.map((type) => [type, {}])) } };
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: names.shape(body) } } } };
}

function contentOf(
  { answer, media = answer ? ['application/json'] : [] }: ApiNote,
  names: SchemaNames,
): { content?: Record<string, unknown> } {
  const shape = (type: string) => (answer && !PAGES.has(type) ? { schema: names.shape(answer) } : {});
  return media.length > 0 ? { content: Object.fromEntries(media.map((type) => [type, shape(type)])) } : {};
}

function pathParameters(path: string): unknown[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: TSchema | undefined): unknown[] {
  const { properties = {}, required = [] } = (query ?? {}) as {
    properties?: Record<string, TSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
