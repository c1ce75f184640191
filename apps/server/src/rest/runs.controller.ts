import { listRuns, readRun } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../auth/roles.ts';
import type { SignedInRequest } from '../auth/sign-in.guard.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';
import { BodyPipe } from './body.pipe.ts';
import { Problem } from './problem.ts';
import { runRow } from './run-row.ts';
import { StartRun, type RunDetail, type RunList, type StartedRun, type SweepReceipts } from './schemas.ts';

/** Runs, their steps, and what a person may do with them. */
@Controller('api/v1')
export class RunsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get('runs')
  async list(
    @Query('case') caseId?: string,
    @Query('flow') flow?: string,
    @Query('state') state?: string,
  ): Promise<Static<typeof RunList>> {
    const { db, engine } = this.#runtime;
    const titles = engine.titles();
    const runs = await listRuns(db, { ...(caseId && { caseId }), ...(flow && { flow }), ...(state && { state }) });
    return { runs: runs.map((run) => runRow(run, titles)) };
  }

  @Get('runs/:id')
  async show(@Param('id') id: string): Promise<Static<typeof RunDetail>> {
    const { db, engine } = this.#runtime;
    const found = await readRun(db, id);
    if (!found) throw new Problem(404, 'run.unknown', 'There is no run with this id');
    return { run: runRow(found.run, engine.titles()), steps: found.steps };
  }

  @Post('runs/:id/retry')
  @HttpCode(204)
  async retry(@Param('id') id: string, @Req() request: SignedInRequest): Promise<void> {
    demandRole(request.person, ['integration_admin']);
    await this.#runtime.engine.retry(id);
  }

  @Post('flows/:flow/runs')
  async start(
    @Param('flow') flow: string,
    @Body(new BodyPipe(StartRun)) body: Static<typeof StartRun>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof StartedRun>> {
    const { engine } = this.#runtime;
    demandRole(request.person, [engine.starterRole(flow) ?? 'integration_admin']);
    return { runId: await engine.start(flow, request.person.name, body.input) };
  }

  @Post('flows/:flow/sweep')
  async sweep(@Param('flow') flow: string, @Req() request: SignedInRequest): Promise<Static<typeof SweepReceipts>> {
    demandRole(request.person, ['integration_admin']);
    const sweeps = this.#runtime.engine.sweeps().filter((sweep) => sweep.flow === flow);
    if (sweeps.length === 0) throw new Problem(404, 'flow.no_sweep', 'This flow has no re-sync');
    return { receipts: await Promise.all(sweeps.map((sweep) => sweep.run())) };
  }
}
