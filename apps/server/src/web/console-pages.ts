import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const FOLDER = fileURLToPath(new URL('../../../console/dist', import.meta.url));
/** Addresses that are never a room of the console. */
const NOT_A_ROOM = /^\/(api|hooks|oauth|health|metrics|assets)([/?]|$)/;
/** The console's own tests run it under the same policy. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

/** How files of a folder are given out. */
const under = (root: string, cached: string): FastifyStaticOptions => ({
  root,
  // Said here, by kind of file.
  cacheControl: false,
  setHeaders: (reply) => {
    reply.setHeader('content-security-policy', POLICY);
    reply.setHeader('cache-control', cached);
  },
});

/** The built console under /; addresses of its rooms lead to its one page. */
export async function serveConsole(fastify: FastifyInstance, folder: string = FOLDER): Promise<void> {
  if (!existsSync(folder)) return;
  await fastify.register(fastifyStatic, { ...under(folder, 'no-cache'), wildcard: false, globIgnore: ['assets/**'] });
  // Looked for when they are asked for: a later build brings others while this process goes on.
  const parts = under(join(folder, 'assets'), 'public, max-age=31536000, immutable');
  await fastify.register(fastifyStatic, { ...parts, prefix: '/assets/', decorateReply: false });
  fastify.get('/*', (request, reply) =>
    NOT_A_ROOM.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html'),
  );
}
