import type { TSchema } from 'typebox';
import { SESSION_COOKIE } from '../auth/sign-in.guard.ts';
import { VERSION } from '../version.ts';
import { SchemaNames } from './schema-names.ts';
import type { ApiNote } from './api.decorator.ts';
import type { Route } from './routes.ts';

/** An OpenAPI 3.1 document as JSON. */
export type ApiDocument = Record<string, unknown> & { paths: Record<string, Record<string, unknown>> };

const PREFIX = '/api/v1';

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
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: names.shape(body) } } } }),
    responses: {
      [status]: { description: 'Done', ...contentOf(note, names) },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function contentOf(
  { answer, media = answer ? ['application/json'] : [] }: ApiNote,
  names: SchemaNames,
): { content?: Record<string, unknown> } {
  const shape = answer ? { schema: names.shape(answer) } : {};
  return media.length > 0 ? { content: Object.fromEntries(media.map((type) => [type, shape])) } : {};
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
