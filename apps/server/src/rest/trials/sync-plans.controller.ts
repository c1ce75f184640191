import type { ShownPlan } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import { businessNow } from '../../runtime/business-clock.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { StartedRun } from '../runs/run-start-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';
import { PlanBody, PlanQuery, PlanShown } from './sync-plan-shapes.ts';

/** Plans of syncs: what a pass would write, and its carrying out. */
@Controller('api/v1/flows')
export class SyncPlansController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post(':flow/plans')
  @HttpCode(200)
  @Api({ summary: 'Finds out what a pass of a sync would write, and writes nothing', answer: PlanShown })
  async make(
    @Param('flow') flow: string,
    @Body(new ShapePipe(PlanBody)) { full = false }: Static<typeof PlanBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof PlanShown>> {
    demandRole(request.person, ['integration_admin']);
    const now = await businessNow(this.#runtime.db);
    return shown(await this.#runtime.engine.syncPlans.make(flow, { full, madeBy: request.person.name, now }));
  }

  @Get(':flow/plans/:id')
  @Api({ summary: 'A plan with its records by key, a page at a time', answer: PlanShown })
  async show(
    @Param('flow') flow: string,
    @Param('id') id: string,
    @Query(new ShapePipe(PlanQuery)) { after }: Static<typeof PlanQuery>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof PlanShown>> {
    demandRole(request.person, ['integration_admin']);
    return shown(await this.#runtime.engine.syncPlans.show(flow, id, after));
  }

  @Post(':flow/plans/:id/apply')
  @HttpCode(202)
  @Api({ summary: 'Starts the run that writes exactly what the plan says, or nothing', answer: StartedRun })
  async apply(
    @Param('flow') flow: string,
    @Param('id') id: string,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof StartedRun>> {
    demandRole(request.person, ['integration_admin']);
    return { runId: await this.#runtime.engine.syncPlans.apply(flow, id, request.person.name) };
  }
}

function shown({ plan, records, next }: ShownPlan): Static<typeof PlanShown> {
  return { plan, records: records.map(({ key, outcome, fields, why }) => ({ key, outcome, fields, why })), next };
}
