import { caseProgress, chainReport, storedDocuments } from '@belegfluss/billing';
import { countWork } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../auth/roles.ts';
import type { SignedInRequest } from '../auth/sign-in.guard.ts';
import { Api } from '../openapi/api.decorator.ts';
import { ShapePipe } from '../rest/shapes/shape.pipe.ts';
import { moveBusinessClock } from '../runtime/business-clock.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';
import { ClockBody, DemoDocuments, DemoProgress, DemoReport } from './schemas.ts';

/** Only in the sandbox environment: the demo moves business time and reads its report. */
@Controller('api/v1/demo')
export class DemoController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post('clock')
  @HttpCode(204)
  @Api({ summary: 'Moves business time; it never goes back' })
  async moveClock(
    @Body(new ShapePipe(ClockBody)) body: Static<typeof ClockBody>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    demandRole(request.person, []);
    const { db, engine } = this.#runtime;
    await moveBusinessClock(db, new Date(body.now));
    await engine.upkeep.wakeSleepers();
  }

  @Get('progress')
  @Api({ summary: 'How far the cases are', answer: DemoProgress })
  async progress(): Promise<Static<typeof DemoProgress>> {
    const { db } = this.#runtime;
    return { ...(await caseProgress(db)), ...(await countWork(db)) };
  }

  @Get('documents')
  @Api({ summary: 'Every stored document', answer: DemoDocuments })
  async documents(): Promise<Static<typeof DemoDocuments>> {
    return { documents: await storedDocuments(this.#runtime.db) };
  }

  @Get('report')
  @Api({ summary: 'All voucher chains and their sums', answer: DemoReport })
  report(): Promise<Static<typeof DemoReport>> {
    return chainReport(this.#runtime.db);
  }
}
