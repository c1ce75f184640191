import { personOfApiToken, sessionOf, type Person } from '@belegfluss/access';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RUNTIME } from '../runtime/tokens.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { Problem } from '../rest/problems/problem.ts';
import { PUBLIC_ROUTE } from './public-route.ts';

export const SESSION_COOKIE = 'belegfluss_session';

/** A request of somebody who has signed in. */
export type SignedInRequest = FastifyRequest & { person: Person };

/** Every route under /api needs a session cookie or a bearer token, unless it is marked as public. */
@Injectable()
export class SignInGuard implements CanActivate {
  readonly #runtime: Runtime;
  readonly #reflector: Reflector;

  constructor(@Inject(RUNTIME) runtime: Runtime, @Inject(Reflector) reflector: Reflector) {
    this.#runtime = runtime;
    this.#reflector = reflector;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.#reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const person = await this.#personOf(request);
    if (!person) throw new Problem(401, 'access.sign_in_needed', 'Sign in first');
    request.person = person;
    return true;
  }

  #personOf(request: FastifyRequest): Promise<Person | undefined> {
    const bearer = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1];
    if (bearer) return personOfApiToken(this.#runtime.db, bearer, new Date());
    const cookie = request.cookies[SESSION_COOKIE];
    return cookie ? sessionOf(this.#runtime.db, cookie, new Date()) : Promise.resolve(undefined);
  }
}
