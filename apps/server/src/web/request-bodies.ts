import type { FastifyInstance } from 'fastify';
import { Problem } from '../rest/problems/problem.ts';

/** What a vendor may send at once; our own interface needs far less. */
export const BODY_LIMIT = 10 * 1024 * 1024;

/** What an invoice to be validated is sent as. */
export const DOCUMENT_TYPES = ['application/xml', 'text/xml', 'application/pdf', 'application/octet-stream'];

const VALIDATION = /^\/api\/(v1\/)?documents\/validate(\?|$)/;

/** Webhooks are judged on their raw bytes, so nothing may read them first; invoices are read by their validator; other bodies are JSON or refused. */
export function readBodies(fastify: FastifyInstance): void {
  // Refuses members named __proto__ or constructor.prototype.
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (request.url.startsWith('/hooks/')) return done(null, bytes);
    if (bytes.length === 0) return done(null, undefined);
    if (VALIDATION.test(request.url)) {
      const [type = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
      if (DOCUMENT_TYPES.includes(type.trim())) return done(null, bytes);
      return done(new Problem(415, 'server.not_a_document', `Invoices have to be ${DOCUMENT_TYPES.join(', ')}`));
    }
    if (!/^application\/([\w.-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
      return done(new Problem(415, 'server.not_json', 'Bodies have to be application/json'));
    }
    const text = bytes.toString('utf8');
    // PostgreSQL stores no text with this character.
    if (text.includes(String.raw`\u0000`))
      return done(new Problem(400, 'server.bad_json', 'The body holds a NUL character'));
    void parseJson(request, text, (error, value) => {
      if (error) done(new Problem(400, 'server.bad_json', 'The body is not valid JSON'));
      else done(null, value);
    });
  });
}
