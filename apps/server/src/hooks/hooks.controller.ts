import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicRoute } from '../auth/public-route.ts';
import { RUNTIME } from '../runtime/tokens.ts';
import type { Runtime } from '../runtime/runtime.ts';

const RETRY_AFTER_SECONDS = 5;
const COMES_AGAIN: ReadonlySet<string> = new Set(['busy', 'no_space', 'clock_wrong']);

/** Where vendors call. Raw bytes are on disk before the answer; our own trouble is always 503, because vendors give up after a 4xx. */
@Controller('hooks')
@PublicRoute()
export class HooksController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post(':connection')
  async take(
    @Param('connection') connection: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { engine, config, log, metrics, tracer } = this.#runtime;
    const delivery = {
      method: request.method,
      url: config.publicUrl + request.url,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      ...(request.socket.remoteAddress !== undefined && { peer: request.socket.remoteAddress }),
    };
    try {
      const take = (headers = delivery.headers) => engine.takeDelivery(connection, { ...delivery, headers });
      const verdict = tracer
        ? await tracer.intake(connection, delivery.headers['traceparent'], (traceparent) =>
            take({ ...delivery.headers, traceparent }),
          )
        : await take();
      metrics.delivery(verdict === 'unknown_connection' ? 'unknown' : connection, verdict);
      if (verdict === 'stored') await reply.code(202).send();
      else if (COMES_AGAIN.has(verdict)) await comeAgain(reply, `webhook.${verdict}`);
      else await reply.code(verdict === 'unknown_connection' ? 404 : 401).send({ code: `webhook.${verdict}` });
    } catch (error) {
      metrics.delivery(connection, 'failed');
      log.error('intake', { connection, error });
      await comeAgain(reply, 'webhook.unavailable');
    }
  }
}

/** Senders try again after a 503, and give up after most other answers. */
async function comeAgain(reply: FastifyReply, code: string): Promise<void> {
  await reply.code(503).header('retry-after', String(RETRY_AFTER_SECONDS)).send({ code });
}
