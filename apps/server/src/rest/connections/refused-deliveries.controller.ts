import { countRefused, readRefused, readRefusedBody } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { Problem } from '../problems/problem.ts';
import {
  DeliveryDeedBody,
  DeliveryDeedResult,
  RefusedDeliveryList,
  RefusedDeliveryQuery,
} from './refused-delivery-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

const PAGE = 100;

/** Webhooks that were accepted and could not be read: who sees them, and what becomes of them. */
@Controller('api/v1/refused-deliveries')
export class RefusedDeliveriesController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'Deliveries that could not be read, the newest first', answer: RefusedDeliveryList })
  async list(
    @Query(new ShapePipe(RefusedDeliveryQuery)) query: Static<typeof RefusedDeliveryQuery>,
  ): Promise<Static<typeof RefusedDeliveryList>> {
    const { connection, code, after } = query;
    const { db } = this.#runtime;
    const filter = { ...(connection && { connection }), ...(code && { code }) };
    const page = { ...(after && { after }), limit: PAGE + 1 };
    const [counts, rows] = await Promise.all([countRefused(db), readRefused(db, filter, page)]);
    const shown = rows.slice(0, PAGE);
    return {
      counts,
      deliveries: shown.map(({ diagnostic: { code: reason, message, remedy }, ...row }) => ({
        ...row,
        code: reason,
        message,
        remedy,
      })),
      next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  @Get(':id/body')
  @Api({ summary: 'What came in, as it came in', media: ['application/octet-stream'] })
  async body(@Param('id') id: string, @Req() request: SignedInRequest, @Res() reply: FastifyReply): Promise<void> {
    demandRole(request.person, ['integration_admin']);
    const body = await readRefusedBody(this.#runtime.db, id);
    if (!body) throw new Problem(404, 'delivery.unknown', 'There is no such refused delivery');
    await reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="delivery-${id}"`)
      .header('cache-control', 'no-store')
      .send(body);
  }

  @Post('retry')
  @HttpCode(200)
  @Api({ summary: 'Has refused deliveries read once more', answer: DeliveryDeedResult })
  async retry(
    @Body(new ShapePipe(DeliveryDeedBody)) { ids, ...deed }: Static<typeof DeliveryDeedBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof DeliveryDeedResult>> {
    demandRole(request.person, ['integration_admin']);
    const { deliveries } = this.#runtime.engine;
    return { done: await deliveries.retry(ids, { ...deed, person: request.person.name }) };
  }

  @Post('dismiss')
  @HttpCode(200)
  @Api({ summary: 'Ends refused deliveries: nothing is to become of them', answer: DeliveryDeedResult })
  async dismiss(
    @Body(new ShapePipe(DeliveryDeedBody)) { ids, ...deed }: Static<typeof DeliveryDeedBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof DeliveryDeedResult>> {
    demandRole(request.person, ['integration_admin']);
    const { deliveries } = this.#runtime.engine;
    return { done: await deliveries.dismiss(ids, { ...deed, person: request.person.name }) };
  }
}
