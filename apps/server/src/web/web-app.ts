import type { Server } from 'node:http';
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
import { readBodies } from './request-bodies.ts';
import { applyRules, refuseAddress } from './request-rules.ts';

/** For the 10 MB that a body may have this is a line of 1.4 Mbit/s. */
const REQUEST_MS = 60_000;
const HEAD_MS = 20_000;
const LOOK_MS = 5_000;
/** No answer takes so long to be made, and a stream says something in between. */
const STANDSTILL_MS = 300_000;
/** More are closed at once; behind them are the descriptors of the process. */
const MOST_CONNECTIONS = 5_000;

/** The application as it answers requests, before it listens. */
export async function createWebApp(runtime: Runtime, changes: Changes): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    // A request that does not come to its end in this time is answered 408, and so is one whose head does not.
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEAD_MS, connectionsCheckingInterval: LOOK_MS },
    // Of a connection on which nothing moves at all: whoever does not read holds what was to be read.
    connectionTimeout: STANDSTILL_MS,
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
  (app.getHttpServer() as Server).maxConnections = MOST_CONNECTIONS;
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  applyRules(fastify, () => new URL(runtime.config.publicUrl).origin);
  readBodies(fastify);
  await fastify.register(cookie);
  if (runtime.config.roles.includes('api')) await serveConsole(fastify);
  return app;
}
