import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../rest/problems/problem.ts';
import { BodyReader, type BodyLimits } from './body-reader.ts';

/** What a vendor may send at once; our own interface needs far less. Of bodies that were read the intake has limits of its own. */
const LIMITS: BodyLimits = { bytes: 10 * 1024 * 1024, bytesAtOnce: 64 * 1024 * 1024, bodiesAtOnce: 2_000 };

/** What an invoice to be validated is sent as. */
export const DOCUMENT_TYPES = ['application/xml', 'text/xml', 'application/pdf', 'application/octet-stream'];

const VALIDATION = /^\/api\/(v1\/)?documents\/validate(\?|$)/;

/** Webhooks are judged on their raw bytes, so nothing may read them first; invoices are read by their validator; other bodies are JSON or refused. */
export function readBodies(fastify: FastifyInstance): void {
  // Refuses members named __proto__ or constructor.prototype.
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const reader = new BodyReader(LIMITS);
  const json = (request: FastifyRequest, text: string) =>
    new Promise<unknown>((done, failed) => {
      void parseJson(request, text, (error, value) => {
        if (error) failed(new Problem(400, 'server.bad_json', 'The body is not valid JSON'));
        else done(value);
      });
    });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', async (request: FastifyRequest, body: IncomingMessage) => {
    const bytes = await reader.read(body, request.headers['content-length']);
    if (request.url.startsWith('/hooks/')) return bytes;
    if (bytes.length === 0) return undefined;
    if (VALIDATION.test(request.url)) return document(request, bytes);
    return json(request, jsonText(request, bytes));
  });
}

function document({ headers }: FastifyRequest, bytes: Buffer): Buffer {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (DOCUMENT_TYPES.includes(type.trim())) return bytes;
  throw new Problem(415, 'server.not_a_document', `Invoices have to be ${DOCUMENT_TYPES.join(', ')}`);
}

function jsonText({ headers }: FastifyRequest, bytes: Buffer): string {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? ''))
    throw new Problem(415, 'server.not_json', 'Bodies have to be application/json');
  const text = bytes.toString('utf8');
  // PostgreSQL stores no text with this character.
  if (text.includes(String.raw`\u0000`)) throw new Problem(400, 'server.bad_json', 'The body holds a NUL character');
  return text;
}
