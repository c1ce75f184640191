import type { Deployment } from '@belegfluss/engine';
import { Body, Controller, Delete, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { deployedRow } from './flow-rows.ts';
import { DeployFlow, FlowDeployed, FlowWithdrawn, RollBackFlow, WithdrawFlow } from './flow-shapes.ts';
import { momentOf } from '../shapes/moment.ts';
import { Problem } from '../problems/problem.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

/** What changes which flows are live. A base that is live no more is refused with the three sides (409). */
@Controller('api/v1/flows/:flow')
export class DeploymentsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post('deployments')
  @HttpCode(200)
  @Api({ summary: 'Deploys a text or a version, at once or at a time', answer: FlowDeployed })
  async deploy(
    @Param('flow') flow: string,
    @Body(new ShapePipe(DeployFlow)) body: Static<typeof DeployFlow>,
    @Req() { person }: SignedInRequest,
  ): Promise<Static<typeof FlowDeployed>> {
    demandRole(person, ['integration_admin']);
    const { base, note = '', at, origin = 'console' } = body;
    const due = at === undefined ? {} : { at: momentOf(at, 'server.bad_body') };
    return this.#deploy({ flow, what: whatOf(body), base, by: person, note, origin, ...due });
  }

  @Post('rollback')
  @HttpCode(200)
  @Api({ summary: 'Brings an older version back, as a new one', answer: FlowDeployed })
  async rollBack(
    @Param('flow') flow: string,
    @Body(new ShapePipe(RollBackFlow)) { to, base, note = '', origin = 'console' }: Static<typeof RollBackFlow>,
    @Req() { person }: SignedInRequest,
  ): Promise<Static<typeof FlowDeployed>> {
    demandRole(person, ['integration_admin']);
    return this.#deploy({ flow, what: { version: to }, base, by: person, note, origin });
  }

  @Post('withdraw')
  @HttpCode(200)
  @Api({ summary: 'Takes a flow out of service; its runs under way go on', answer: FlowWithdrawn })
  async withdraw(
    @Param('flow') flow: string,
    @Body(new ShapePipe(WithdrawFlow)) { base, note = '' }: Static<typeof WithdrawFlow>,
    @Req() { person }: SignedInRequest,
  ): Promise<Static<typeof FlowWithdrawn>> {
    demandRole(person, ['integration_admin']);
    const diagnostics = await this.#runtime.engine.deployments.withdraw({ flow, base, by: person, note });
    this.#runtime.log.info('withdraw', { flow, by: person.name });
    return { diagnostics };
  }

  @Delete('deployments/:id')
  @HttpCode(204)
  @Api({ summary: 'Calls a planned deployment off' })
  async cancel(
    @Param('flow') flow: string,
    @Param('id') id: string,
    @Req() { person }: SignedInRequest,
  ): Promise<void> {
    demandRole(person, ['integration_admin']);
    await this.#runtime.engine.deployments.cancel(flow, id);
  }

  async #deploy(wish: Deployment): Promise<Static<typeof FlowDeployed>> {
    const deployed = deployedRow(await this.#runtime.engine.deployments.deploy(wish));
    const { state, version } = deployed;
    this.#runtime.log.info('deploy', { flow: wish.flow, version: version.version, state, by: wish.by.name });
    return deployed;
  }
}

function whatOf({ source, version }: Static<typeof DeployFlow>): Deployment['what'] {
  if (source !== undefined && version === undefined) return { source };
  if (version !== undefined && source === undefined) return { version };
  throw new Problem(422, 'server.bad_body', 'either source or version is needed');
}
