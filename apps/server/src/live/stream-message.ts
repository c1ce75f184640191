import { Type, type Static } from 'typebox';
import { oneOf } from '../rest/shapes/shape-parts.ts';

/** One message of GET /stream (server-sent events): what changed, so that a client reads it again. */
export const StreamMessage = Type.Object({
  topic: oneOf('cases', 'runs', 'questions', 'flows', 'deliveries'),
  id: Type.String(),
});

export type StreamMessage = Static<typeof StreamMessage>;
