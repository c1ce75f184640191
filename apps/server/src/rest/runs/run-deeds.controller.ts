import { countCauses, type ReplayWish, type RunDeeds } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { momentOf } from '../shapes/moment.ts';
import { CauseQuery } from './run-queries.ts';
import {
  Cancelled,
  CauseCounts,
  ClosingBody,
  ReplayBody,
  ReplayPreview,
  ReplayWishBody,
  RetryBody,
  SelectionBody,
  SelectionDeed,
  SelectionPreview,
  SelectionResult,
} from './run-deed-shapes.ts';
import { runFilter } from './run-filter.ts';
import { runRow } from './run-row.ts';
import { StartedRun } from './run-start-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

/** What people do with runs that do not go on by themselves, with one or with many. */
@Controller('api/v1')
export class RunDeedsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post('runs/:id/retry')
  @HttpCode(204)
  @Api({ summary: 'Puts a run that was set aside back to work' })
  async retry(
    @Param('id') id: string,
    @Body(new ShapePipe(RetryBody)) body: Static<typeof RetryBody>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    await this.#deeds(request).retry(id, { ...body, person: request.person.name });
  }

  @Post('runs/:id/cancel')
  @HttpCode(200)
  @Api({ summary: 'Ends a run; one at work is asked to stop before its next step', answer: Cancelled })
  async cancel(
    @Param('id') id: string,
    @Body(new ShapePipe(ClosingBody)) body: Static<typeof ClosingBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof Cancelled>> {
    return { outcome: await this.#deeds(request).cancel(id, { ...body, person: request.person.name }) };
  }

  @Post('runs/:id/resolve')
  @HttpCode(204)
  @Api({ summary: 'Closes a run that was set aside, with its cause' })
  async resolve(
    @Param('id') id: string,
    @Body(new ShapePipe(ClosingBody)) body: Static<typeof ClosingBody>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    await this.#deeds(request).resolve(id, { ...body, person: request.person.name });
  }

  @Post('runs/:id/replay/preview')
  @HttpCode(200)
  @Api({ summary: 'What a replay would reuse, repeat and change', answer: ReplayPreview })
  async previewReplay(
    @Param('id') id: string,
    @Body(new ShapePipe(ReplayWishBody)) body: Static<typeof ReplayWishBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof ReplayPreview>> {
    return this.#deeds(request).previewReplay(id, body);
  }

  @Post('runs/:id/replay')
  @Api({ summary: 'Goes through a run again from a step, as a new run', answer: StartedRun })
  async replay(
    @Param('id') id: string,
    @Body(new ShapePipe(ReplayBody)) { note, ...wish }: Static<typeof ReplayBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof StartedRun>> {
    const deed = { person: request.person.name, ...(note !== undefined && { note }) };
    return { runId: await this.#deeds(request).replay(id, wish satisfies ReplayWish, deed) };
  }

  @Post('run-selections')
  @HttpCode(200)
  @Api({
    summary: 'Which runs a deed to many would be done to; the token stands for these and no others',
    answer: SelectionPreview,
  })
  async select(
    @Body(new ShapePipe(SelectionBody)) { action, filter }: Static<typeof SelectionBody>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof SelectionPreview>> {
    const deeds = this.#deeds(request);
    const { db, engine } = this.#runtime;
    const titles = engine.titles();
    const { sample, ...preview } = await deeds.select(action, await runFilter(db, filter), request.person.name);
    return { ...preview, sample: sample.map((run) => runRow(run, titles)) };
  }

  @Post('run-selections/:token')
  @HttpCode(200)
  @Api({ summary: 'Does to the runs of a preview what it was made for', answer: SelectionResult })
  async act(
    @Param('token') token: string,
    @Body(new ShapePipe(SelectionDeed)) body: Static<typeof SelectionDeed>,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof SelectionResult>> {
    return this.#deeds(request).actOn(token, { ...body, person: request.person.name });
  }

  @Get('run-causes')
  @Api({ summary: 'How many runs people ended for which cause', answer: CauseCounts })
  async causes(
    @Query(new ShapePipe(CauseQuery)) query: Static<typeof CauseQuery>,
  ): Promise<Static<typeof CauseCounts>> {
    const from = query.from ? momentOf(query.from, 'server.bad_query') : new Date(0);
    const to = query.to ? momentOf(query.to, 'server.bad_query') : new Date(Date.now() + 1_000);
    return { causes: await countCauses(this.#runtime.db, from, to) };
  }

  #deeds({ person }: SignedInRequest): RunDeeds {
    demandRole(person, ['integration_admin']);
    return this.#runtime.engine.runs;
  }
}
