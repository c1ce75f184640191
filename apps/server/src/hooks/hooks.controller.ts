import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { WebhookDelivery } from '@belegfluss/sdk';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicRoute } from '../auth/public-route.ts';
import { RUNTIME } from '../runtime/tokens.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { WebhookAnswer } from '../tracing/incoming-webhook.ts';

const RETRY_AFTER_SECONDS = 5;
const STATUS = {
  unknown_connection: 404,
  bad_signature: 401,
  too_old: 401,
  clock_wrong: 503,
  busy: 503,
  no_space: 503,
} as const;

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
    const { engine, config, tracer } = this.#runtime;
    const delivery = {
      method: request.method,
      url: config.publicUrl + request.url,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      ...(request.socket.remoteAddress !== undefined && { peer: request.socket.remoteAddress }),
    };
    const { headers } = delivery;
    const known = engine.connections.has(connection) ? connection : undefined;
    const answer = tracer
      ? await tracer.intake(
          { connection: known, publicUrl: config.publicUrl, traceparent: headers['traceparent'] },
          (traceparent) => this.#take(connection, { ...delivery, headers: { ...headers, traceparent } }),
        )
      : await this.#take(connection, delivery);
    // Senders try again after a 503, and give up after most other answers.
    if (answer.status === 503) reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    await reply.code(answer.status).send(answer.code === undefined ? undefined : { code: answer.code });
  }

  async #take(connection: string, delivery: WebhookDelivery): Promise<WebhookAnswer> {
    const { engine, log, metrics } = this.#runtime;
    try {
      const verdict = await engine.takeDelivery(connection, delivery);
      metrics.delivery(verdict === 'unknown_connection' ? 'unknown' : connection, verdict);
      return verdict === 'stored' ? { status: 202 } : { status: STATUS[verdict], code: `webhook.${verdict}` };
    } catch (error) {
      metrics.delivery(connection, 'failed');
      log.error('intake', { connection, error });
      return { status: 503, code: 'webhook.unavailable' };
    }
  }
}
