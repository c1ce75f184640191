import { CAUSES } from '@belegfluss/engine';
import { Type } from 'typebox';
import { RunListFilter } from './run-queries.ts';
import { RunRow } from './run-shapes.ts';
import { nullable, oneOf } from '../shapes/shape-parts.ts';

/** What people do with runs, in the REST interface; `schemas.ts` gives these shapes out with all others. */
const Note = Type.Optional(Type.String({ maxLength: 2_000 }));
const DeedCause = oneOf(...CAUSES);

/** POST /runs/:id/retry; the body may be missing. */
export const RetryBody = Type.Object({ note: Note });
/** POST /runs/:id/cancel and /runs/:id/resolve */
export const ClosingBody = Type.Object({ cause: DeedCause, note: Note });
/** `asked`: it is at work and stops before its next step. */
export const Cancelled = Type.Object({ outcome: oneOf('cancelled', 'asked') });

const wish = {
  /** Id of the step to begin with; the first of all where it is missing. */
  from: Type.Optional(Type.String({ maxLength: 500 })),
  version: oneOf('live', 'original'),
  /** Takes the place of the record that the run worked with. */
  input: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
};
/** POST /runs/:id/replay/preview */
export const ReplayWishBody = Type.Object(wish);
/** POST /runs/:id/replay */
export const ReplayBody = Type.Object({ ...wish, note: Note });

/** A place of the input that somebody changed; censored. */
export const InputChange = Type.Object({
  path: Type.String(),
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
});
export const ReplayPreview = Type.Object({
  revision: Type.String(),
  /** Steps whose outputs are reused. */
  reused: Type.Array(Type.String()),
  from: Type.String(),
  /** What the old run did or tried, and what becomes of it; keys stay what they were. */
  repeats: Type.Array(
    Type.Object({
      path: Type.String(),
      use: nullable(Type.String()),
      key: nullable(Type.String()),
      becomes: oneOf(
        'kept',
        'vendor_knows_key',
        'key_expired',
        'looked_up',
        'asks_person',
        'sent',
        'sent_anew',
        'emitted_again',
        'asked_again',
        'run_again',
      ),
    }),
  ),
  /** The record that the old run worked with, censored; whoever edits it leaves what is censored as it is. */
  record: Type.Unknown(),
  changes: Type.Array(InputChange),
});

/** POST /run-selections: which runs a deed to many would be done to. */
export const SelectionBody = Type.Object({
  action: oneOf('retry', 'replay', 'cancel', 'resolve'),
  filter: Type.Object(RunListFilter, { additionalProperties: false }),
});
export const SelectionPreview = Type.Object({
  token: Type.String(),
  count: Type.Integer(),
  more: Type.Boolean(),
  sample: Type.Array(RunRow),
});
/** POST /run-selections/:token */
export const SelectionDeed = Type.Object({ cause: Type.Optional(DeedCause), note: Note });
export const SelectionResult = Type.Object({
  done: Type.Integer(),
  refused: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })),
});

/** GET /run-causes: how many runs people ended for which cause. */
export const CauseCounts = Type.Object({
  causes: Type.Array(
    Type.Object({
      flow: Type.String(),
      kind: oneOf('retry', 'replay', 'cancel', 'resolve'),
      cause: DeedCause,
      count: Type.Integer(),
    }),
  ),
});
