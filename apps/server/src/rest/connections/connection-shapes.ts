import { Type } from 'typebox';
import { nullable, oneOf, TextShape } from '../shapes/shape-parts.ts';

/** GET /connections */
export const ConnectionList = Type.Object({
  connections: Type.Array(
    Type.Object({
      name: Type.String(),
      connector: Type.String(),
      title: TextShape,
      /** Whether it is part of the server: then no call leaves, and what is told of calls says nothing. */
      builtIn: Type.Boolean(),
      breaker: Type.Object({ state: oneOf('closed', 'half_open', 'open'), since: nullable(Type.String()) }),
      /** Until when nothing leaves, because the system has asked for a pause. */
      pausedUntil: nullable(Type.String()),
      /** Limits of which something is in use; without a route of the whole connection, without a window of requests at once. */
      budgets: Type.Array(
        Type.Object({
          route: nullable(Type.String()),
          perSeconds: nullable(Type.Number()),
          limit: Type.Integer(),
          inUse: Type.Integer(),
        }),
      ),
      authorised: Type.Boolean(),
      /** Secret fields, and since when each is set; the secrets themselves are never given back. */
      secrets: Type.Array(Type.Object({ field: Type.String(), setAt: nullable(Type.String()) })),
      lastGoodAt: nullable(Type.String()),
      lastError: nullable(Type.String()),
    }),
  ),
});

/** PUT /connections/:name/secrets: field to value; sealed at once and never given back. */
export const SecretFields = Type.Record(Type.String(), Type.String({ minLength: 1 }));

/** POST /connections/:name/test */
export const ConnectionCheck = Type.Object({
  ok: Type.Boolean(),
  account: nullable(Type.String()),
  error: nullable(Type.String()),
});

/** POST /connections/:name/account: the account that is written to from now on, as its system calls it. */
export const AdoptedAccount = Type.Object({ account: Type.String() });

/** POST /connections/:name/authorise: where the person has to go. */
export const AuthoriseStart = Type.Object({ url: Type.String() });
