import { Type } from 'typebox';

/** POST /flows/:flow/runs */
export const StartRun = Type.Object({ input: Type.Record(Type.String(), Type.Unknown()) });

export const StartedRun = Type.Object({ runId: Type.String() });

/** POST /flows/:flow/sweep: the sum of each pass. */
export const SweepReceipts = Type.Object({
  receipts: Type.Array(
    Type.Object({
      since: Type.String(),
      seen: Type.Integer(),
      started: Type.Integer(),
      unchanged: Type.Integer(),
      skipped: Type.Integer(),
    }),
  ),
});
