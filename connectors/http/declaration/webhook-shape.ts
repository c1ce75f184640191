import { Type, type Static } from 'typebox';
import { Duration, MomentForm, Place } from './place-shape.ts';

const Hmac = Type.Object(
  {
    header: Type.String({ description: 'Header that holds the signature' }),
    algorithm: Type.Optional(Type.Enum(['sha256', 'sha512'])),
    encoding: Type.Optional(Type.Enum(['hex', 'base64'])),
    prefix: Type.Optional(Type.String({ description: 'Stands before the signature, such as sha256=' })),
    timestamp: Type.Optional(
      Type.Object(
        {
          header: Type.String(),
          form: Type.Optional(MomentForm),
          within: Type.Optional(Duration),
          signed: Type.Optional(
            Type.String({ pattern: '\\{timestamp\\}', description: 'What is signed, such as {timestamp}.{body}' }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type Hmac = Static<typeof Hmac>;

/** Where one fact of an event stands: in the event, in a header of the delivery, or always the same. Exactly one of the three. */
export const Source = Type.Object(
  {
    body: Type.Optional(Place),
    header: Type.Optional(Type.String()),
    is: Type.Optional(Type.String()),
    names: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "The system's word → ours" })),
  },
  { additionalProperties: false },
);
export type Source = Static<typeof Source>;

export const Events = Type.Object(
  {
    list: Type.Optional(Place),
    id: Source,
    entity: Source,
    type: Type.Optional(Source),
    key: Source,
    at: Type.Optional(Source),
    atForm: Type.Optional(MomentForm),
    ignore: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: 50 })),
  },
  { additionalProperties: false },
);
export type Events = Static<typeof Events>;

/** How the system tells of changes. Exactly one of `hmac`, `basic` and `loopback`. */
export const Webhook = Type.Object(
  {
    hmac: Type.Optional(Hmac),
    basic: Type.Optional(Type.Object({}, { additionalProperties: false })),
    loopback: Type.Optional(Type.Object({}, { additionalProperties: false })),
    events: Events,
  },
  { additionalProperties: false },
);
export type Webhook = Static<typeof Webhook>;
