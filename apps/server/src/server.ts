import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.ts';
import { Changes } from './live/changes.ts';
import { nestLog } from './log.ts';
import { ProblemFilter } from './rest/problem.filter.ts';
import { closeRuntime, type Runtime } from './runtime/runtime.ts';
import { portTaken } from './runtime/port-taken.ts';

const BODY_LIMIT = 10 * 1024 * 1024;
const CONSOLE_FOLDER = fileURLToPath(new URL('../../console/dist', import.meta.url));
const CONSOLE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-src 'self' blob:; frame-ancestors 'self'; base-uri 'none'";

/** A listening server; `stop` lets work end (at most 20 s) and closes everything. */
export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

/** Listens, and starts the worker where this process has that role. Throws DiagnosticError `server.port_taken`. */
export async function startServer(runtime: Runtime): Promise<RunningServer> {
  const { config, log, engine } = runtime;
  const changes = new Changes();
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: 'loopback', forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(runtime, changes), adapter, {
    logger: nestLog(log),
    bodyParser: false,
    forceCloseConnections: true,
  });
  app.useGlobalFilters(new ProblemFilter(log));
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  keepRawBodies(fastify);
  await fastify.register(cookie);
  if (config.roles.includes('api')) await serveConsole(fastify);
  if (config.roles.includes('api')) await changes.start(config.databaseUrl);
  await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' || error.code === 'EACCES' ? portTaken(config.port, error) : error;
  });
  if (config.roles.includes('worker')) await engine.startWorker();
  return {
    url: config.publicUrl,
    stop: async () => {
      await changes.stop();
      await app.close();
      await closeRuntime(runtime);
    },
  };
}

/** Webhooks are judged on their raw bytes, so nothing may read them first; other bodies are JSON. */
function keepRawBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.url.startsWith('/hooks/')) return done(null, body);
    try {
      done(null, body.length > 0 ? JSON.parse(body.toString('utf8')) : undefined);
    } catch {
      done(Object.assign(new Error('The body is not valid JSON'), { statusCode: 400 }));
    }
  });
}

/** The built console under /; addresses of its rooms lead to its one page. */
async function serveConsole(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(CONSOLE_FOLDER)) return;
  await fastify.register(fastifyStatic, {
    root: CONSOLE_FOLDER,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.setHeader('content-security-policy', CONSOLE_POLICY);
      reply.setHeader('x-content-type-options', 'nosniff');
      reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    if (/^\/(api|hooks|oauth|health|metrics)\b/.test(request.url)) {
      return reply.code(404).type('application/problem+json').send({ title: 'server.not_found', status: 404, code: 'server.not_found' });
    }
    return reply.sendFile('index.html');
  });
}
