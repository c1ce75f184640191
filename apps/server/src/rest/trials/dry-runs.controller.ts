import type { DryRunStart } from '@belegfluss/engine';
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import { businessNow } from '../../runtime/business-clock.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { DryRunBody, DryRunResult } from './dry-run-shapes.ts';
import { Problem } from '../problems/problem.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

/** Flows tried out with real reads; nothing is written. */
@Controller('api/v1/flows')
export class DryRunsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post(':flow/dry-run')
  @HttpCode(200)
  @Api({ summary: 'Shows what a flow would do for one event; really reads, writes nothing', answer: DryRunResult })
  async try(
    @Param('flow') flow: string,
    @Body(new ShapePipe(DryRunBody)) body: Static<typeof DryRunBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof DryRunResult>> {
    demandRole(request.person, ['integration_admin']);
    const { source, until } = body;
    const asked = {
      start: startOf(body),
      ...(source !== undefined && { source }),
      ...(until !== undefined && { until }),
    };
    return this.#runtime.engine.dryRuns.try(flow, asked, await businessNow(this.#runtime.db));
  }
}

function startOf({ event, runId, last }: Static<typeof DryRunBody>): DryRunStart {
  const starts: DryRunStart[] = [];
  if (event) starts.push({ kind: 'given', event });
  if (runId !== undefined) starts.push({ kind: 'run', runId });
  if (last) starts.push({ kind: 'last' });
  const [start] = starts;
  if (start && starts.length === 1) return start;
  throw new Problem(422, 'server.bad_body', 'Give exactly one of event, runId and last');
}
