import { Type } from 'typebox';
import { TextShape } from '../shapes/shape-parts.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** GET /refused-deliveries */
export const RefusedDeliveryQuery = Type.Object({
  connection: Type.Optional(Type.String({ maxLength: 100 })),
  code: Type.Optional(Type.String({ maxLength: 100, description: 'Code of the reason' })),
  after: Type.Optional(Type.Union([Type.Literal(''), Id], { description: 'Last delivery of the page before' })),
});
export const RefusedDeliveryList = Type.Object({
  /** How many there are, by connection and reason; filters do not touch it. */
  counts: Type.Array(Type.Object({ connection: Type.String(), code: Type.String(), count: Type.Integer() })),
  deliveries: Type.Array(
    Type.Object({
      id: Type.String(),
      connection: Type.String(),
      receivedAt: Type.String(),
      bytes: Type.Integer(),
      code: Type.String(),
      message: TextShape,
      remedy: TextShape,
    }),
  ),
  /** What to ask for as `after`; null where this was the last page. */
  next: Type.Union([Type.String(), Type.Null()]),
});

/** POST /refused-deliveries/retry and /refused-deliveries/dismiss */
export const DeliveryDeedBody = Type.Object({
  ids: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  note: Type.Optional(Type.String({ maxLength: 2_000 })),
});
/** The ids that it was done to; who is missing was not refused any more. */
export const DeliveryDeedResult = Type.Object({ done: Type.Array(Type.String()) });
