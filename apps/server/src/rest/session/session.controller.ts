import { signIn, signOut } from '@belegfluss/access';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { PublicRoute } from '../../auth/public-route.ts';
import { SESSION_COOKIE, type SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { Session, SignIn } from './session-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

/** Signing in and out. */
@Controller('api/v1/session')
export class SessionController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'Who is signed in', answer: Session })
  show(@Req() request: SignedInRequest): Static<typeof Session> {
    return { user: { name: request.person.name, roles: request.person.roles } };
  }

  @Post()
  @PublicRoute()
  @HttpCode(204)
  @Api({ summary: 'Signs in and sets the session cookie' })
  async begin(
    @Body(new ShapePipe(SignIn)) body: Static<typeof SignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const former = request.cookies[SESSION_COOKIE];
    const session = await signIn(this.#runtime.db, { ...body, address: request.ip }, new Date());
    if (former) await signOut(this.#runtime.db, former);
    void reply.setCookie(SESSION_COOKIE, session.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.#runtime.config.publicUrl.startsWith('https:'),
      expires: session.expiresAt,
    });
  }

  @Delete()
  @HttpCode(204)
  @Api({ summary: 'Ends the session' })
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await signOut(this.#runtime.db, token);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }
}
