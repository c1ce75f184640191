import { listChildren, listRuns, listSteps, readDeeds, readRun, unknownRun, type ListedRun } from '@belegfluss/engine';
import { isId } from '@belegfluss/store';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { momentOf } from '../shapes/moment.ts';
import { Problem } from '../problems/problem.ts';
import { ChildListQuery, RunListQuery, StepListQuery } from './run-queries.ts';
import { runFilter } from './run-filter.ts';
import { runDetail, runRow, stepRow } from './run-row.ts';
import { ChildList, RunDetail, RunList, RunTest, StepList } from './run-shapes.ts';
import { StartedRun, StartRun, SweepReceipts } from './run-start-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

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
  async list(@Query(new ShapePipe(RunListQuery)) query: Static<typeof RunListQuery>): Promise<Static<typeof RunList>> {
    const { db, engine } = this.#runtime;
    const titles = engine.titles();
    const { after, limit, ...narrowed } = query;
    const page = pageOf({ after, limit });
    const found = await listRuns(db, { ...(await runFilter(db, narrowed)), ...page, limit: page.limit + 1 });
    const runs = found.slice(0, page.limit);
    return {
      runs: runs.map((run) => runRow(run, titles)),
      next: found.length > page.limit ? (runs.at(-1)?.id ?? null) : null,
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
    if (!found) throw unknownRun(id);
    const [holdUp = null, deeds] = await Promise.all([engine.runs.holdUp(found.run), readDeeds(db, found.run.id)]);
    return { ...runDetail(found, engine.titles(), new Date()), holdUp, deeds };
  }

  @Get('runs/:id/steps')
  @Api({ summary: 'The steps of a run, in the order in which they began', answer: StepList })
  async steps(
    @Param('id') id: string,
    @Query(new ShapePipe(StepListQuery)) query: Static<typeof StepListQuery>,
  ): Promise<Static<typeof StepList>> {
    const { db } = this.#runtime;
    const run = await this.#run(id);
    const { state, after, limit } = query;
    // The moment stands before the path.
    if (after) momentOf(after.replace(/ .*/s, ''), 'server.bad_query');
    const { steps, next } = await listSteps(db, run.id, { ...(state && { state }), ...pageOf({ after, limit }) });
    const now = new Date();
    return { steps: steps.map((step) => stepRow(step, run, now)), next };
  }

  @Get('runs/:id/children')
  @Api({ summary: 'The runs that a run set off, in the order in which they were made', answer: ChildList })
  async children(
    @Param('id') id: string,
    @Query(new ShapePipe(ChildListQuery)) query: Static<typeof ChildListQuery>,
  ): Promise<Static<typeof ChildList>> {
    const run = await this.#run(id);
    return listChildren(this.#runtime.db, run.id, pageOf(query));
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
    const sweeps = this.#runtime.engine.upkeep.sweeps().filter((sweep) => sweep.flow === flow);
    if (sweeps.length === 0) throw new Problem(404, 'flow.no_sweep', 'This flow has no re-sync');
    return { receipts: await Promise.all(sweeps.map((sweep) => sweep.run())) };
  }

  async #run(id: string): Promise<ListedRun> {
    const [run] = isId(id) ? await listRuns(this.#runtime.db, { ids: [id], limit: 1 }) : [];
    if (!run) throw unknownRun(id);
    return run;
  }
}

/** Which part of a list is wanted; an empty parameter is as good as none. */
function pageOf({ after, limit }: { after?: string | undefined; limit?: string | undefined }) {
  return { ...(after && { after }), limit: Number(limit || PAGE) };
}
