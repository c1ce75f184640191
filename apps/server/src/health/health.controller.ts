import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PublicRoute } from '../auth/public-route.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';

/** For supervisors and Prometheus. */
@Controller()
@PublicRoute()
export class HealthController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** The process runs. */
  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const answers = await this.#runtime.db.query('select 1').then(
      () => true,
      () => false,
    );
    await reply.code(answers ? 200 : 503).send({ status: answers ? 'ok' : 'database_unavailable' });
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { metrics, engine } = this.#runtime;
    // Without the database the other figures are needed most.
    for (const { lane, ...depth } of await engine.queueDepth().catch(() => [])) metrics.queue(lane, depth);
    await reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  }
}
