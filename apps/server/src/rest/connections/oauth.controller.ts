import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'winston';
import { PublicRoute } from '../../auth/public-route.ts';
import type { Authorisations } from '../../runtime/authorisations.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { AUTHORISATIONS, RUNTIME } from '../../runtime/tokens.ts';

/** Where vendors send people back after the sign-in. The state, known only to who began, is the proof. */
@Controller('oauth/callback')
export class OAuthController {
  readonly #authorisations: Authorisations;
  readonly #log: Logger;

  constructor(@Inject(AUTHORISATIONS) authorisations: Authorisations, @Inject(RUNTIME) { log }: Runtime) {
    this.#authorisations = authorisations;
    this.#log = log;
  }

  @Get()
  @PublicRoute()
  async comeBack(
    @Query('code') code: string | undefined,
    @Query('state') state: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const finished =
      code && state
        ? await this.#authorisations.finish({ code, state }).catch((error: unknown) => this.#refused(error))
        : false;
    await reply
      .code(302)
      .header('location', `/connections?authorised=${String(finished)}`)
      .send();
  }

  #refused(error: unknown): false {
    this.#log.warn('authorisation', { error });
    return false;
  }
}
