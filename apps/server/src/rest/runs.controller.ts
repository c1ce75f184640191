import { listRuns, readDeeds, readRun } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../auth/roles.ts';
import type { SignedInRequest } from '../auth/sign-in.guard.ts';
import { Api } from '../openapi/api.decorator.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';
import { Problem } from './problem.ts';
import { RunListQuery } from './queries.ts';
import { runFilter } from './run-filter.ts';
import { runDetail, runRow } from './run-row.ts';
import { RunDetail, RunList, RunTest, StartedRun, StartRun, SweepReceipts } from './schemas.ts';
import { ShapePipe } from './shape.pipe.ts';

const PAGE = 200;

/** Runs, their steps, and what a person may do with them. */
@Controller('api/v1')
export class RunsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get('runs')
  @Api({ summary: 'Runs, the newest first', answer: RunList })
  async list(
    @Query(new ShapePipe(RunListQuery)) { after, limit, ...query }: Static<typeof RunListQuery>,
  ): Promise<Static<typeof RunList>> {
    const { db, engine } = this.#runtime;
    const titles = engine.titles();
    const size = Number(limit || PAGE);
    const filter = await runFilter(db, query);
    const found = await listRuns(db, { ...filter, ...(after && { after }), limit: size + 1 });
    const runs = found.slice(0, size);
    return {
      runs: runs.map((run) => runRow(run, titles)),
      next: found.length > size ? (runs.at(-1)?.id ?? null) : null,
    };
  }

  @Get('runs/:id')
  @Api({
    summary: 'A run with its steps, their times, effects and questions; inputs and outputs are censored',
    answer: RunDetail,
  })
  async show(@Param('id') id: string): Promise<Static<typeof RunDetail>> {
    const { db, engine } = this.#runtime;
    const found = await readRun(db, id);
    if (!found) throw new Problem(404, 'run.unknown', 'There is no run with this id');
    return { ...runDetail(found, engine.titles(), new Date()), deeds: await readDeeds(db, found.run.id) };
  }

  @Get('runs/:id/test')
  @Api({ summary: 'A test that goes the way of this run, with invented people in it', answer: RunTest })
  async test(@Param('id') id: string, @Req() request: SignedInRequest): Promise<Static<typeof RunTest>> {
    demandRole(request.person, ['integration_admin']);
    return this.#runtime.engine.recordings.testOf(id);
  }

  @Post('flows/:flow/runs')
  @Api({ summary: 'Starts a flow by hand', answer: StartedRun })
  async start(
    @Param('flow') flow: string,
    @Body(new ShapePipe(StartRun)) body: Static<typeof StartRun>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof StartedRun>> {
    const { engine } = this.#runtime;
    demandRole(request.person, [engine.starterRole(flow) ?? 'integration_admin']);
    return { runId: await engine.start(flow, request.person.name, body.input) };
  }

  @Post('flows/:flow/sweep')
  @HttpCode(200)
  @Api({ summary: 'Looks for changed records that no webhook told of', answer: SweepReceipts })
  async sweep(@Param('flow') flow: string, @Req() request: SignedInRequest): Promise<Static<typeof SweepReceipts>> {
    demandRole(request.person, ['integration_admin']);
    const sweeps = this.#runtime.engine.sweeps().filter((sweep) => sweep.flow === flow);
    if (sweeps.length === 0) throw new Problem(404, 'flow.no_sweep', 'This flow has no re-sync');
    return { receipts: await Promise.all(sweeps.map((sweep) => sweep.run())) };
  }
}
