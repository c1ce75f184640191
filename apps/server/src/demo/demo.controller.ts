import { caseProgress, chainReport, storedDocuments, type CaseProgress } from '@belegfluss/billing';
import { countWork, type WorkCount } from '@belegfluss/engine';
import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../auth/roles.ts';
import type { SignedInRequest } from '../auth/sign-in.guard.ts';
import { BodyPipe } from '../rest/body.pipe.ts';
import { ClockBody } from '../rest/schemas.ts';
import { moveBusinessClock } from '../runtime/business-clock.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';

/** Only in the sandbox environment: the demo moves business time and reads its report. */
@Controller('api/v1/demo')
export class DemoController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post('clock')
  @HttpCode(204)
  async moveClock(@Body(new BodyPipe(ClockBody)) body: Static<typeof ClockBody>, @Req() request: SignedInRequest): Promise<void> {
    demandRole(request.person, []);
    await moveBusinessClock(this.#runtime.db, new Date(body.now));
  }

  @Get('progress')
  async progress(): Promise<CaseProgress & WorkCount> {
    const { db } = this.#runtime;
    return { ...(await caseProgress(db)), ...(await countWork(db)) };
  }

  @Get('documents')
  async documents(): Promise<{ documents: Awaited<ReturnType<typeof storedDocuments>> }> {
    return { documents: await storedDocuments(this.#runtime.db) };
  }

  @Get('report')
  report(): ReturnType<typeof chainReport> {
    return chainReport(this.#runtime.db);
  }
}
