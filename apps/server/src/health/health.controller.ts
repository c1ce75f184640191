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

  /** The process can do its work: the database answers. Asked over a connection of its own, so that a busy pool is no dead database. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const answer = await this.#runtime.watch.probe.ask();
    await reply.code(answer ? 200 : 503).send({ status: answer ? 'ok' : 'database_unavailable' });
  }

  /** What stands in the way of full work, for people and for supervisors that show more than a colour. */
  @Get('health')
  async health(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.#runtime.watch.report();
    await reply.code(report.status === 'down' ? 503 : 200).send(report);
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { metrics, watch } = this.#runtime;
    await watch.gauge(metrics);
    await reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  }
}
