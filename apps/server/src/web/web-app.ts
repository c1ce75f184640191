import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from '../app.module.ts';
import type { Changes } from '../live/changes.ts';
import { nestLog } from '../log.ts';
import { ProblemFilter } from '../rest/problems/problem.filter.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { serveConsole } from './console-pages.ts';
import { BODY_LIMIT, readBodies } from './request-bodies.ts';
import { applyRules, refuseAddress } from './request-rules.ts';

/** The application as it answers requests, before it listens. */
export async function createWebApp(runtime: Runtime, changes: Changes): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    // Requests under way are answered; idle connections are cut.
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
    // A parameter is one text: of repeated ones the last counts.
    routerOptions: { querystringParser: (text) => Object.fromEntries(new URLSearchParams(text)) },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(runtime, changes), adapter, {
    logger: nestLog(runtime.log),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(runtime.log));
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  applyRules(fastify, () => new URL(runtime.config.publicUrl).origin);
  readBodies(fastify);
  await fastify.register(cookie);
  if (runtime.config.roles.includes('api')) await serveConsole(fastify);
  return app;
}
