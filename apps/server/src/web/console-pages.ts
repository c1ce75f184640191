import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const FOLDER = fileURLToPath(new URL('../../../console/dist', import.meta.url));
/** Addresses that are never a room of the console. */
const NOT_A_ROOM = /^\/(api|hooks|oauth|health|metrics|assets)([/?]|$)/;
/** The console's own tests run it under the same policy. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

/** The built console under /; addresses of its rooms lead to its one page. */
export async function serveConsole(fastify: FastifyInstance, folder: string = FOLDER): Promise<void> {
  if (!existsSync(folder)) return;
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    // Said below, by kind of file.
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('content-security-policy', POLICY);
      reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) =>
    NOT_A_ROOM.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html'),
  );
}
