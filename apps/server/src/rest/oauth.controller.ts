import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PublicRoute } from '../auth/public-route.ts';
import type { Authorisations } from '../runtime/authorisations.ts';
import { AUTHORISATIONS } from '../runtime/tokens.ts';

/** Where vendors send people back after the sign-in. The state, known only to who began, is the proof. */
@Controller('oauth/callback')
export class OAuthController {
  readonly #authorisations: Authorisations;

  constructor(@Inject(AUTHORISATIONS) authorisations: Authorisations) {
    this.#authorisations = authorisations;
  }

  @Get()
  @PublicRoute()
  async comeBack(@Query('code') code: string | undefined, @Query('state') state: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const finished = code && state ? await this.#authorisations.finish({ code, state }).catch(() => false) : false;
    await reply.code(302).header('location', `/connections?authorised=${String(finished)}`).send();
  }
}
