import { Type, type Static } from 'typebox';
import { Action } from './action-shape.ts';
import { Entity } from './entity-shape.ts';
import { Bilingual, Duration, Path, Place, Texts } from './place-shape.ts';
import { Webhook } from './webhook-shape.ts';

const Nothing = Type.Object({}, { additionalProperties: false });

/** Sign-in by access tokens. The addresses and the client are settings of the connection: they differ by environment. */
export const OAuth2 = Type.Object(
  {
    grant: Type.Enum(['client_credentials', 'authorization_code']),
    scopes: Type.Optional(Type.Array(Type.String({ pattern: '^[!#-\\[\\]-~]+$' }), { maxItems: 50 })),
    parameters: Type.Optional(Texts),
    secretIn: Type.Optional(Type.Enum(['form', 'basic'])),
  },
  { additionalProperties: false },
);
export type OAuth2 = Static<typeof OAuth2>;

/** How requests are signed in; missing where they are not. Exactly one. */
export const SignIn = Type.Object(
  {
    bearer: Type.Optional(Nothing),
    basic: Type.Optional(Nothing),
    header: Type.Optional(
      Type.Object({ name: Type.String(), prefix: Type.Optional(Type.String()) }, { additionalProperties: false }),
    ),
    oauth2: Type.Optional(OAuth2),
  },
  { additionalProperties: false },
);
export type SignIn = Static<typeof SignIn>;

/** A system as `systems/<name>.system.yaml` declares it: where things stand in its requests and answers, and nothing to compute. */
export const System = Type.Object(
  {
    system: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    title: Bilingual,
    auth: Type.Optional(SignIn),
    headers: Type.Optional(Texts),
    limits: Type.Optional(
      Type.Object(
        {
          requests: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
          per: Type.Optional(Duration),
          timeout: Type.Optional(Duration),
        },
        { additionalProperties: false },
      ),
    ),
    check: Type.Optional(
      Type.Object(
        { get: Path, account: Type.Optional(Place), identity: Type.Optional(Place) },
        { additionalProperties: false },
      ),
    ),
    webhook: Type.Optional(Webhook),
    entities: Type.Optional(Type.Record(Type.String(), Entity, { maxProperties: 200 })),
    actions: Type.Optional(Type.Record(Type.String(), Action, { maxProperties: 200 })),
  },
  { additionalProperties: false },
);
export type System = Static<typeof System>;
